// Drawn here so that no font and no one else's artwork is needed. Unknown emoji fall back to the system's glyph.
const ink = '#5b3a00';
const eyes = `<circle cx="11" cy="13" r="2" fill="${ink}"/><circle cx="21" cy="13" r="2" fill="${ink}"/>`;
const arcs = `<path d="M8 13q3-4 6 0M18 13q3-4 6 0" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round"/>`;
const smile = `<path d="M9 19q7 8 14 0" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round"/>`;
const grin = `<path d="M8 18h16q-2 8-8 8t-8-8z" fill="${ink}"/><path d="M10 18h12l-1 3H11z" fill="#fff"/>`;
const tear = '<path d="M7 16q-4 6 0 8q4-2 0-8z" fill="#4aa3df"/>';
const heart = 'M16 28C4 19 4 8 10 7q4 0 6 4q2-4 6-4c6 1 6 12-6 21z';

function face(parts: string): string {
  return `<circle cx="16" cy="16" r="14" fill="#ffcc4d"/>${parts}`;
}

const drawings = new Map<string, string>([
  ['\u{1f600}', face(eyes + grin)],
  ['\u{1f60a}', face(arcs + smile)],
  ['\u{1f602}', face(arcs + grin + tear)],
  ['\u{1f642}', face(eyes + smile)],
  ['\u{1f62e}', face(`${eyes}<ellipse cx="16" cy="22" rx="4" ry="5" fill="${ink}"/>`)],
  [
    '\u{1f622}',
    face(
      `${eyes}<path d="M10 24q6-6 12 0" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round"/>${tear}`,
    ),
  ],
  ['\u2764\ufe0f', `<path d="${heart}" fill="#d83a4e"/>`],
  [
    '\u{1f44d}',
    '<path d="M4 15h6v13H4z" fill="#4a7bb7"/><path d="M11 15l5-11q4 0 3 5l-1 4h8q3 1 2 4l-2 8q-1 3-4 3H11z" fill="#ffcc4d"/>',
  ],
  [
    '\u2600\ufe0f',
    '<circle cx="16" cy="16" r="7" fill="#ffb02e"/><path d="M16 2v4M16 26v4M2 16h4M26 16h4M6 6l3 3M23 23l3 3M6 26l3-3M23 9l3-3" stroke="#ffb02e" stroke-width="3" stroke-linecap="round"/>',
  ],
  [
    '\u2b50',
    '<path d="M16 3l4 9 9 1-7 6 2 10-8-5-8 5 2-10-7-6 9-1z" fill="#ffb02e" stroke="#ffb02e" stroke-linejoin="round"/>',
  ],
  [
    '\u2705',
    '<rect x="3" y="3" width="26" height="26" rx="6" fill="#3f9c5a"/><path d="M9 16l5 6 9-12" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  [
    '\u{1f382}',
    '<path d="M4 18h24v11H4z" fill="#c98bb0"/><path d="M4 18q4 6 8 0q4 6 8 0q4 6 8 0v-3H4z" fill="#fff3d9"/><path d="M16 7v8" stroke="#4a7bb7" stroke-width="3"/><circle cx="16" cy="5" r="2" fill="#ffb02e"/>',
  ],
]);

/** What the panel offers, with the names that `:name` finds. */
export const emojiNames: readonly (readonly [emoji: string, name: string])[] = [
  ['\u{1f600}', 'grin'],
  ['\u{1f60a}', 'smile'],
  ['\u{1f602}', 'joy'],
  ['\u{1f642}', 'slight'],
  ['\u{1f62e}', 'wow'],
  ['\u{1f622}', 'sad'],
  ['\u2764\ufe0f', 'heart'],
  ['\u{1f44d}', 'thumbsup'],
  ['\u2600\ufe0f', 'sun'],
  ['\u2b50', 'star'],
  ['\u2705', 'check'],
  ['\u{1f382}', 'cake'],
];

/** Address of the emoji's image, as a data URL. */
export function emojiImage(emoji: string): string {
  const glyph = `<text x="16" y="26" font-size="26" text-anchor="middle">${emoji}</text>`;
  const body = drawings.get(emoji) ?? glyph;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${body}</svg>`)}`;
}
