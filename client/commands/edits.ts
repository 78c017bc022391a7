/** The commands that edit, as the server plans them and package.json shows them. */
export const editCommands = ['wellSourced.renumber', 'wellSourced.closeGaps'] as const;
