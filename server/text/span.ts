/** A half-open range of UTF-16 offsets into the text of a draft. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span `[start, end)`. */
export const span = (start: number, end: number): Span => ({ start, end });

/** `inner` moved right by `by` units. */
export const shift = (inner: Span, by: number): Span => ({ start: inner.start + by, end: inner.end + by });

/** Whether `offset` lies in `outer`, its end included (a cursor just behind a mark still belongs to it). */
export const touches = (outer: Span, offset: number): boolean => outer.start <= offset && offset <= outer.end;

/** Whether `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two spans share at least one unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
