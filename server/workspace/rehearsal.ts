import { runChecks } from '../checks/index.ts';
import type { DraftFormat } from '../draft/model.ts';
import { DraftReader } from '../draft/parse.ts';
import { DraftText } from '../text/draftText.ts';
import { movedBehind, plainLetter } from './plainLetter.ts';

/** So much of the draft is enough (UTF-16 units), and less is not worth it. */
const MOST = 10_000;
export const LEAST = 2000;
/** After so many keystrokes the engine has compiled what a keystroke runs through. */
const KEYSTROKES = 24;

/**
 * Types into a copy of the draft's beginning and takes every letter back, step by step: the engine interprets code until
 * it has run often, and without this the writer's own first keystrokes would each take several times as long.
 * @returns the steps, each some milliseconds of work; nothing outside is touched
 */
export function* rehearsal(draft: DraftText, format: DraftFormat): Generator<void> {
  const text = draft.slice(0, MOST);
  const reader = new DraftReader(DraftText.of(text), format);
  let findings = runChecks(reader.draft);
  yield;
  const words = [...text.matchAll(/\p{Ll}{5,}/gu)].map(({ index }) => index + 2);
  for (let count = 0; count < KEYSTROKES && words.length > 0; count++) {
    const at = words[Math.floor((count / KEYSTROKES) * words.length)]!;
    const letter = plainLetter(reader.draft.text, reader.draft, null, { start: at, end: at, insert: 'x' });
    if (letter) movedBehind(findings, letter);
    reader.edit(at, at, 'x');
    findings = runChecks(reader.draft);
    yield;
    reader.edit(at, at + 1, '');
    runChecks(reader.draft);
    yield;
  }
}
