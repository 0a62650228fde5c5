/** An excerpt in three: what stands before what was found, that, and what stands after it. */
export type ExcerptParts = readonly [before: string, found: string, after: string];

/**
 * Devices put what was found between brackets, as it is masked (lib/core/incident/excerpt.ts). Without brackets a value
 * is told from the masked words around it only where something of it is in clear. Null: it is not in it.
 */
export function excerptParts(
  excerpt: string,
  findings: readonly { readonly masked: string }[],
): ExcerptParts | null {
  const values = findings.map(({ masked }) => masked.slice(0, 80));
  const inClear = values.filter((value) => /[\p{L}\p{N}]/u.test(value));
  for (const value of [...values.map((each) => `[${each}]`), ...inClear]) {
    const at = excerpt.indexOf(value);
    if (at >= 0) return [excerpt.slice(0, at), value, excerpt.slice(at + value.length)];
  }
  return null;
}
