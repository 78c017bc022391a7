import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import { convertStyle as plan, styleNames } from '../../edits/convert/convert.ts';
import { isForeign } from '../../edits/convert/entries.ts';
import type { Choice } from '../../edits/plan.ts';
import type { Command } from './command.ts';

const examples: Readonly<Record<WrittenStyle, string>> = {
  bracket: 'rose [1]   ·   [1] Harbour Times. …',
  footnote: 'rose [^1]   ·   [^1]: Harbour Times. …',
  'link-definition': 'rose [1]   ·   [1]: https://… "Harbour Times. …"',
  superscript: 'rose¹   ·   ¹ Harbour Times. …',
  pandoc: 'rose [@harbourtimes2021]   ·   [@harbourtimes2021] Harbour Times. …',
};

/** Options: `style`, one of `WrittenStyle`; asked for when absent. */
export const convertStyle: Command = {
  name: 'wellSourced.convertStyle',
  title: 'Convert the citation style',
  preview: true,
  plan(draft, _selection, { style }) {
    if (typeof style === 'string' && Object.hasOwn(writers, style)) return plan(draft, style as WrittenStyle);
    const styles = (Object.keys(writers) as WrittenStyle[]).filter(
      (name) =>
        (draft.format === 'markdown' || (name !== 'link-definition' && name !== 'pandoc')) &&
        (name === 'bracket' || draft.sources.some((source) => isForeign(source, name))),
    );
    const choices = styles.map(
      (name): Choice => ({ title: capitalised(styleNames[name]), detail: examples[name], options: { style: name } }),
    );
    return { kind: 'question', question: 'How shall the citations be written?', choices };
  },
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
