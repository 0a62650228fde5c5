// From a string, because the compiler's target is older than the `v` flag; both browsers know it.
const pattern = '\\p{RGI_Emoji}';

/** The first emoji in `text`, and where it starts in UTF-16 units. */
export function firstEmoji(text: string): { readonly emoji: string; readonly start: number } | null {
  const match = new RegExp(pattern, 'v').exec(text);
  return match ? { emoji: match[0], start: match.index } : null;
}

/** `text` in order, cut into runs of plain text and single emoji. */
export function splitEmoji(text: string): readonly { readonly emoji: boolean; readonly text: string }[] {
  return text
    .split(new RegExp(`(${pattern})`, 'v'))
    .map((part, index) => ({ emoji: index % 2 === 1, text: part }))
    .filter((part) => part.text !== '');
}
