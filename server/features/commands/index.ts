import { closeGaps } from './closeGaps.ts';
import type { Command } from './command.ts';
import { renumber } from './renumber.ts';

/** Every command that edits a draft. */
export const commands: readonly Command[] = [renumber, closeGaps];

/** The command of this name, or null. */
export const commandNamed = (name: string): Command | null => commands.find((command) => command.name === name) ?? null;
