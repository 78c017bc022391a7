/**
 * What client and server ask each other beyond the Language Server Protocol. The server keeps the same shapes on its
 * side; neither imports the other.
 *
 * A client that answers the file requests says so with `initializationOptions: { files: true }`. The server then need
 * not touch a disk: in a browser it has none.
 */

/** Server to client: the text of a file (UTF-8), or null where there is none or it cannot be read. */
export const readFileMethod = 'wellSourced/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = { readonly text: string } | null;

/** Server to client: replaces a file, making its folders; answers null, or an error that says why not. */
export const writeFileMethod = 'wellSourced/writeFile';
export interface WriteFileParams {
  readonly uri: string;
  readonly text: string;
}
export type WriteFileResult = null;
