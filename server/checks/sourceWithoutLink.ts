import { hasNoAddressToGive } from '../draft/lists/details.ts';
import type { Draft, Source, SourceList } from '../draft/model.ts';
import { addLink } from '../edits/addLink.ts';
import { sourceName } from '../edits/labels.ts';
import type { Check, CheckFinding } from './check.ts';

export const sourceWithoutLink: Check = {
  code: 'source-without-link',
  level: 'information',
  summary: 'An entry lacks the address that it promises or that the other entries have.',
  example: {
    before: '- Quay Times. “Mayor Refuses Merger.” Link [1]',
    after: '- Quay Times. “Mayor Refuses Merger.” https://example.org/merger [1]',
  },
  about: 'lists',
  reads: 'words',
  *run(draft) {
    for (const list of draft.sourceLists) {
      const linked = othersAreLinked(list);
      for (const source of list.sources) {
        const { details } = source;
        if (details.links.length > 0 || details.url !== null || details.doi !== null || details.backReference) continue;
        if (source.catchAll) continue;
        if (details.lostLink) yield lostLink(draft, source);
        else if (details.empty) yield emptyEntry(draft, source);
        else if (linked && lacksAddress(source)) yield noLink(draft, source);
      }
    }
  },
};

// Below two thirds the writer may well have left the addresses out on purpose.
const MOST = 2 / 3;

/** Whether having an address is the rule in this list. */
function othersAreLinked(list: SourceList): boolean {
  let linked = 0;
  let counted = 0;
  for (const { details, catchAll } of list.sources) {
    if (catchAll || details.backReference) continue;
    counted++;
    if (details.links.length > 0 || details.url !== null || details.doi !== null) linked++;
  }
  return linked >= 2 && linked >= counted * MOST;
}

/** Whether the entry is of a kind that has an address: not a remark, a book, an interview. */
function lacksAddress(source: Source): boolean {
  const { title, outlet, date, plain } = source.details;
  if (source.label === null || (title === null && outlet === null)) return false;
  if (source.list.form === 'footnote' && (title === null || (outlet === null && date === null))) return false;
  if (/\bISBN\b|\b(?:pp?|vol|S|t|с)\.\s?\d/i.test(plain)) return false;
  // A bare name of a site is an address of its own.
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(plain)) return false;
  return !hasNoAddressToGive(plain);
}

const fixes = (draft: Draft, source: Source) => () => {
  const edits = addLink(draft, source);
  return edits.length > 0 ? [{ title: 'Add the link', edits, preferred: true }] : [];
};

function lostLink(draft: Draft, source: Source): CheckFinding {
  const { lostLink } = source.details;
  const start = source.start + lostLink!.start;
  const end = source.start + lostLink!.end;
  const word = draft.text.slice(start, end);
  const name = sourceName(source);
  return {
    start,
    end,
    message: `The word “${word}” has lost its address${name && ` in “${name}”`}: readers have nothing to open. Put the link here.`,
    fixes: fixes(draft, source),
  };
}

function emptyEntry(draft: Draft, source: Source): CheckFinding {
  const mark = source.labelMark ?? source.labelSpan ?? source;
  const label = source.label === null ? 'This entry' : `Entry ${source.label}`;
  return {
    start: mark.start,
    end: mark.end,
    message: `${label} is empty: nothing stands behind its ${source.number === null ? 'label' : 'number'}. Write the source and its link, or take the entry away.`,
    fixes: fixes(draft, source),
  };
}

function noLink(draft: Draft, source: Source): CheckFinding {
  const mark = source.labelMark ?? source.labelSpan ?? source.body;
  return {
    start: mark.start,
    end: mark.end,
    message: `“${sourceName(source)}” has no link, while the other entries have one. Add it so that readers can look it up.`,
    fixes: fixes(draft, source),
  };
}
