export interface Difference {
  /** In UTF-16 units of the text before. */
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The one stretch that makes one text the other; null where they are alike. Any line break is one `\n`, as in the editor. */
export function difference(before: string, text: string): Difference | null {
  const after = text.replace(/\r\n?/g, '\n');
  if (before === after) return null;
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < most - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
