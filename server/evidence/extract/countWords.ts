/** How many words a text has; in a script without spaces two characters count as one. */
export function countWords(text: string): number {
  const dense = text.match(/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0) + Math.floor(dense / 2);
}
