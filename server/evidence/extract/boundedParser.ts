import { type Handler, Parser, type ParserOptions } from 'htmlparser2';

/** Browsers nest no deeper either; the parser's own work for a tag grows with the depth it stands at. */
const DEEPEST = 512;

/**
 * The parser of pages and of XML, with the nesting bounded: an element that stands deeper is taken for one without
 * content, so that what follows it stays where it is.
 */
export class BoundedParser extends Parser {
  readonly #state: { depth: number; opening: boolean };
  #closing = false;
  #tooDeep = false;

  constructor(handler: Partial<Handler>, options: ParserOptions = {}) {
    const state = { depth: 0, opening: false };
    super(
      {
        ...handler,
        onopentagname: (name) => {
          state.opening = true;
          handler.onopentagname?.(name);
        },
        onopentag: (name, attributes, implied) => {
          state.depth++;
          handler.onopentag?.(name, attributes, implied);
        },
        onclosetag: (name, implied) => {
          state.depth--;
          handler.onclosetag?.(name, implied);
        },
      },
      options,
    );
    this.#state = state;
  }

  override onclosetag(start: number, endIndex: number): void {
    this.#closing = true;
    super.onclosetag(start, endIndex);
    this.#closing = false;
  }

  // Asked twice for an opening tag, before and after the handler has heard of it, and once for a closing one.
  protected override isVoidElement(name: string): boolean {
    const isVoid = super.isVoidElement(name);
    if (this.#closing) return isVoid;
    if (!this.#state.opening) this.#tooDeep = this.#state.depth >= DEEPEST;
    this.#state.opening = false;
    return isVoid || this.#tooDeep;
  }
}
