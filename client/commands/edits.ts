/** The commands that edit, as the server plans them and package.json shows them. */
export const editCommands = [
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
] as const;
