/**
 * The way to files outside the open drafts. The entries give one: Node reads the disk, the browser worker asks its
 * client.
 */
export interface Files {
  /** The file's text, without a byte order mark; null when there is none or it cannot be read. Never rejects. */
  read(uri: string): Promise<string | null>;
  /**
   * The same without a wait, where that takes less time in all; undefined where `read` is to be asked, as on a disk that
   * answers slowly. Never throws.
   */
  readNow?(uri: string): string | null | undefined;
  /** The names of the files in a folder, in no order; none when there is no such folder. Never rejects. */
  list(folder: string): Promise<readonly string[]>;
  /** Writes the whole file and makes its folder where needed; rejects with an `Error` that says why it cannot. */
  write(uri: string, text: string): Promise<void>;
  /** The files below the folders (URIs) that may be drafts by their names; at most `most`. Never rejects. */
  drafts(folders: readonly string[], most: number): Promise<readonly string[]>;
  /** The same for a file that is no text. */
  writeBytes(uri: string, bytes: Uint8Array): Promise<void>;
}
