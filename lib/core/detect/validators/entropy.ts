/** Shannon entropy of a text, bits a character: about 3.5 for words, 4.5 and more for random base64. */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

export function hasEntropy(value: string, bits: number): boolean {
  return entropyOf(value) >= bits;
}
