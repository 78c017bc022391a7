import { bracketWriter } from './bracket.ts';
import { footnoteWriter } from './footnote.ts';
import { linkDefinitionWriter } from './linkDefinition.ts';
import type { StyleWriter } from './mark.ts';
import { pandocWriter } from './pandoc.ts';
import { superscriptWriter } from './superscript.ts';

/** The styles that marks and entries can be written in. */
export const writers = {
  bracket: bracketWriter,
  footnote: footnoteWriter,
  'link-definition': linkDefinitionWriter,
  superscript: superscriptWriter,
  pandoc: pandocWriter,
} as const satisfies Readonly<Record<string, StyleWriter>>;

/** The name of a style that can be written. */
export type WrittenStyle = keyof typeof writers;
