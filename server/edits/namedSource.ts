import type { Source } from '../draft/model.ts';
import { sourceName, writtenLabel } from './labels.ts';

/** The source for a title or message: `[2] (“Harbour Times”)`. */
export function named(source: Source): string {
  const name = sourceName(source);
  return name ? `${writtenLabel(source)} (“${name}”)` : writtenLabel(source);
}

/** “once”, “3 times” */
export const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
