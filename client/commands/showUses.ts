import { commands, Location, Position, Range, Uri } from 'vscode';

interface Place {
  readonly line: number;
  readonly character: number;
}

/**
 * Opens VS Code's list of places beside the text. The server's code lens over an entry brings the arguments, as the
 * Language Server Protocol writes them.
 */
export async function showUses(
  uri: string,
  position: Place,
  locations: readonly { readonly uri: string; readonly range: { readonly start: Place; readonly end: Place } }[],
): Promise<void> {
  const place = ({ line, character }: Place) => new Position(line, character);
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    place(position),
    locations.map((one) => new Location(Uri.parse(one.uri), new Range(place(one.range.start), place(one.range.end)))),
  );
}
