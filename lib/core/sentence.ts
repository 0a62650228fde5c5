/** A sentence and what stands in its places, so that it can be said in another language. */
export interface Sentence {
  /** English, its places written {0}, {1} … */
  readonly template: string;
  /** Names and numbers as they are; words that are to be translated as sentences of their own. */
  readonly values: readonly (string | Sentence)[];
}

/** say`There is no detector named ${id}.` */
export function say(
  words: TemplateStringsArray,
  ...values: readonly (string | number | Sentence)[]
): Sentence {
  const template = words.slice(1).reduce((said, word, at) => `${said}{${String(at)}}${word}`, words[0] ?? '');
  return { template, values: values.map((value) => (typeof value === 'number' ? String(value) : value)) };
}

/** Puts the values in their places; `translated` answers the template in another language, or null. */
export function wordsOf(
  { template, values }: Sentence,
  translated: (template: string) => string | null = () => null,
): string {
  return (translated(template) ?? template).replace(/\{(\d+)\}/g, (_, place: string) => {
    const value = values[Number(place)] ?? '';
    return typeof value === 'string' ? value : wordsOf(value, translated);
  });
}
