/** The commonest words that are not in any English list of BIP-39: a sentence has one, a phrase has none. */
const ordinary = new Set(
  'the and for with your are was not have from please but has had been our its than who their them were would could'.split(
    ' ',
  ),
);

/** BIP-39: 12, 15, 18, 21 or 24 words, hardly ever the same twice, and no prose. */
export function isSeedPhrase(value: string): boolean {
  const words = value.toLowerCase().match(/[a-z]+/g) ?? [];
  const distinct = new Set(words);
  if (words.length % 3 !== 0 || words.length < 12 || words.length > 24) return false;
  return distinct.size >= words.length - 3 && !words.some((word) => ordinary.has(word));
}
