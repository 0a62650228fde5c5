/** What a prepared answer can come in, the smallest first. */
const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** What a client takes (RFC 9110, 12.5.3), the smallest first; nothing where it wants the answer as it is. */
export function encodingsFor(accepted: string | undefined): readonly Encoding[] {
  const taken = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => one.split(';').map((part) => part.trim()))
      .filter(([, weight = '']) => !/^q=0(?:\.0*)?$/.test(weight))
      .map(([name]) => name),
  );
  return encodings.filter((name) => taken.has(name));
}
