/**
 * The names of the commands that edit, apart from the commands themselves: they are stated before those are loaded. The
 * client's package.json and `client/commands/edits.ts` name the same ones.
 */
export const COMMAND_NAMES = [
  'wellSourced.renumber',
  'wellSourced.closeGaps',
  'wellSourced.insertSource',
  'wellSourced.appendSource',
  'wellSourced.removeSource',
  'wellSourced.removeUnused',
  'wellSourced.mergeDuplicates',
  'wellSourced.moveEntryUp',
  'wellSourced.moveEntryDown',
  'wellSourced.swapNumbers',
  'wellSourced.insertAs',
  'wellSourced.convertStyle',
  'wellSourced.toSource',
  'wellSourced.addressesToSources',
  'wellSourced.sortList',
  'wellSourced.numberAll',
  'wellSourced.splitLump',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
