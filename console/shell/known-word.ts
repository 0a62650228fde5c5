/**
 * The word of ours for a key that came from elsewhere; undefined where we have none. A plain look-up would find
 * `constructor` and its like in every table.
 */
export const knownWord = <Word>(words: Readonly<Record<string, Word>>, key: string): Word | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;
