export const emojis: readonly { readonly name: string; readonly emoji: string }[] = [
  { name: 'smile', emoji: '\u{1f600}' },
  { name: 'joy', emoji: '\u{1f602}' },
  { name: 'heart', emoji: '\u2764\ufe0f' },
  { name: 'thumbsup', emoji: '\u{1f44d}' },
  { name: 'thinking', emoji: '\u{1f914}' },
  { name: 'tada', emoji: '\u{1f389}' },
  { name: 'coffee', emoji: '\u2615' },
  { name: 'sun', emoji: '\u2600\ufe0f' },
];

/** What one click puts on a message. */
export const reactions: readonly string[] = ['\u{1f44d}', '\u2764\ufe0f', '\u{1f602}', '\u{1f389}'];
