// From a string, because the compiler's target is older than the `v` flag; both browsers know it.
const pattern = '\\p{RGI_Emoji}';

export interface FoundEmoji {
  readonly emoji: string;
  /** In UTF-16 units. */
  readonly start: number;
}

/** The first emoji of a text. */
export function firstEmoji(text: string): FoundEmoji | null {
  const match = new RegExp(pattern, 'v').exec(text);
  return match ? { emoji: match[0], start: match.index } : null;
}

export interface TextPart {
  readonly emoji: boolean;
  readonly text: string;
}

/** A text in order, cut into plain runs and single emoji. */
export function splitEmoji(text: string): readonly TextPart[] {
  return text
    .split(new RegExp(`(${pattern})`, 'v'))
    .map((part, index) => ({ emoji: index % 2 === 1, text: part }))
    .filter((part) => part.text !== '');
}
