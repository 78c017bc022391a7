import { addressesToSources } from './addressesToSources.ts';
import { appendSource } from './appendSource.ts';
import { closeGaps } from './closeGaps.ts';
import type { Command } from './command.ts';
import { convertStyle } from './convertStyle.ts';
import { insertAs } from './insertAs.ts';
import { insertSource } from './insertSource.ts';
import { mergeDuplicates } from './mergeDuplicates.ts';
import { moveDown, moveUp } from './moveEntry.ts';
import { numberAll } from './numberAll.ts';
import { removeSource } from './removeSource.ts';
import { removeUnused } from './removeUnused.ts';
import { renumber } from './renumber.ts';
import { sortList } from './sortList.ts';
import { splitLump } from './splitLump.ts';
import { swapNumbers } from './swapNumbers.ts';
import { toSource } from './toSource.ts';

/** Every command that edits a draft. */
export const commands: readonly Command[] = [
  renumber,
  closeGaps,
  insertSource,
  appendSource,
  removeSource,
  removeUnused,
  mergeDuplicates,
  moveUp,
  moveDown,
  swapNumbers,
  insertAs,
  convertStyle,
  toSource,
  addressesToSources,
  sortList,
  numberAll,
  splitLump,
];

/** The command of this name, or null. */
export const commandNamed = (name: string): Command | null => commands.find((command) => command.name === name) ?? null;
