const delimiters = ['\t', ';', ',', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

const sampleLines = 20;

/**
 * What separates the fields of a table, by its first lines (RFC 4180 and what Excel writes); null for what is none:
 * every line needs the same number of fields, at least two. Prose has commas too, but not as many in every line.
 */
export function delimiterOf(head: string): Delimiter | null {
  const lines = head.split(/\r\n|\n|\r/, sampleLines + 1).filter((line) => line.trim() !== '');
  // The last line of the head may be cut.
  const whole = lines.length > 2 ? lines.slice(0, -1) : lines;
  if (whole.length < 2) return null;
  return delimiters.find((delimiter) => isTable(whole, delimiter)) ?? null;
}

function isTable(lines: readonly string[], delimiter: Delimiter): boolean {
  const counts = lines.map((line) => separatorsIn(line, delimiter));
  const [first = 0] = counts;
  if (first === 0) return false;
  const same = counts.filter((count) => count === first).length;
  return same >= counts.length * (first > 1 ? 0.8 : 1);
}

/** Outside of quotes. */
function separatorsIn(line: string, delimiter: Delimiter): number {
  let quoted = false;
  let found = 0;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) found += 1;
  }
  return found;
}
