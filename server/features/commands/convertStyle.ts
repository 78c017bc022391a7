import type { Draft } from '../../draft/model.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import { convertStyle as plan, styleNames } from '../../edits/convert/convert.ts';
import { isForeign } from '../../edits/convert/entries.ts';
import { convertToLinks } from '../../edits/convert/toLinks.ts';
import { listFor } from '../../edits/labels.ts';
import { styleOf } from '../../edits/links/styleOf.ts';
import { linksToSources } from '../../edits/links/toSources.ts';
import type { Choice, Plan } from '../../edits/plan.ts';
import type { Command } from './command.ts';

const examples: Readonly<Record<WrittenStyle, string>> = {
  bracket: 'rose [1]   ·   [1] Harbour Times. …',
  footnote: 'rose [^1]   ·   [^1]: Harbour Times. …',
  'link-definition': 'rose [1]   ·   [1]: https://… "Harbour Times. …"',
  superscript: 'rose¹   ·   ¹ Harbour Times. …',
  pandoc: 'rose [@harbourtimes2021]   ·   [@harbourtimes2021] Harbour Times. …',
};

/** Options: `style`, one of `WrittenStyle` or `link`; asked for when absent. */
export const convertStyle: Command = {
  name: 'wellSourced.convertStyle',
  title: 'Convert the citation style',
  preview: true,
  plan(draft, _selection, { style }) {
    if (style === 'link') return convertToLinks(draft);
    if (typeof style === 'string' && Object.hasOwn(writers, style)) return convertTo(draft, style as WrittenStyle);
    const styles = (Object.keys(writers) as WrittenStyle[]).filter(
      (name) =>
        (draft.format === 'markdown' || (name !== 'link-definition' && name !== 'pandoc')) &&
        (name === 'bracket' || isLinked(draft) || draft.sources.some((source) => isForeign(source, name))),
    );
    const choices = styles.map(
      (name): Choice => ({ title: capitalised(styleNames[name]), detail: examples[name], options: { style: name } }),
    );
    if (draft.format === 'markdown' && draft.sources.some(({ useCount }) => useCount > 0)) {
      const detail = 'rose ([Harbour Times](https://…))';
      choices.push({ title: 'Links in the text', detail, options: { style: 'link' } });
    }
    return { kind: 'question', question: 'How shall the citations be written?', choices };
  },
};

/** Whether links are all the sources that the draft has. */
const isLinked = (draft: Draft): boolean =>
  draft.links.length > 0 && draft.sources.every(({ label, useCount }) => label === null || useCount === 0);

function convertTo(draft: Draft, style: WrittenStyle): Plan {
  if (!isLinked(draft)) return plan(draft, style);
  // A list that is there already takes the entries in its own style.
  const list = listFor(draft, draft.links[0]!.start, false) ?? listFor(draft, draft.links[0]!.start, true);
  const title = `Write the links as ${styleNames[list ? styleOf(list) : style]}`;
  return linksToSources(draft, draft.links, title, style);
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
