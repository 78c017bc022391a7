/**
 * A source as bibliographies know it: the part of CSL-JSON (the data of the Citation Style Language) that is used here.
 * Texts are plain, without markup.
 */
export interface Item {
  /** Names the item among others: a citation key such as `harbour2021wall`. */
  readonly id: string;
  readonly type: 'article-journal' | 'webpage' | 'document';
  readonly title?: string;
  readonly author?: readonly ItemName[];
  /** The outlet, journal or site. */
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** `45–67` */
  readonly page?: string;
  readonly issued?: ItemDate;
  readonly accessed?: ItemDate;
  readonly URL?: string;
  readonly DOI?: string;
}

/** A person by family and given name, or a name that is not to be taken apart. */
export type ItemName = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** A day, month or year; with the words as written where they tell more than what could be read of them. */
export interface ItemDate {
  readonly 'date-parts'?: readonly [readonly number[]];
  readonly literal?: string;
}
