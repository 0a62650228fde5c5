// Drawn from a few shapes, so that neither a font nor anyone's artwork is needed.
const ink = '#5b3a00';

interface Emoji {
  readonly emoji: string;
  /** What `:name` finds. */
  readonly name: string;
  /** SVG shapes on a field of 32 by 32. */
  readonly shapes: string;
}

function face(mouth: string): string {
  const eye = (x: number) => `<circle cx="${x}" cy="13" r="2" fill="${ink}"/>`;
  return `<circle cx="16" cy="16" r="14" fill="#ffd160"/>${eye(11)}${eye(21)}${mouth}`;
}

function line(path: string): string {
  return `<path d="${path}" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round"/>`;
}

/** The emoji that panels and lists offer. */
export const offeredEmoji: readonly Emoji[] = [
  { emoji: '\u{1f600}', name: 'grin', shapes: face(`<path d="M8 18h16q-1 8-8 8t-8-8z" fill="${ink}"/>`) },
  { emoji: '\u{1f642}', name: 'smile', shapes: face(line('M10 19q6 6 12 0')) },
  { emoji: '\u{1f622}', name: 'sad', shapes: face(line('M10 24q6-6 12 0')) },
  {
    emoji: '\u{1f62e}',
    name: 'wow',
    shapes: face(`<circle cx="16" cy="22" r="4" fill="${ink}"/>`),
  },
  {
    emoji: '\u2764\ufe0f',
    name: 'heart',
    shapes: '<path d="M16 28Q2 18 4 11q2-7 9-5l3 3 3-3q7-2 9 5 2 7-12 17z" fill="#d5485c"/>',
  },
  {
    emoji: '\u{1f44d}',
    name: 'thumbsup',
    shapes:
      '<path d="M4 15h5v13H4z" fill="#5b7fb0"/><path d="M11 15l4-6V5q3-2 4 2v6h7q3 1 2 4l-2 8q-1 3-4 3H11z" fill="#ffd160"/>',
  },
  {
    emoji: '\u2b50',
    name: 'star',
    shapes: '<path d="M16 3l4 9 9 1-7 6 2 10-8-5-8 5 2-10-7-6 9-1z" fill="#f5b93d"/>',
  },
  {
    emoji: '\u2705',
    name: 'check',
    shapes: `<path d="M4 4h24v24H4z" fill="#4b9c68"/><path d="M9 16l5 6 9-12" fill="none" stroke="#fff" stroke-width="4"/>`,
  },
];

const shapesOf = new Map(offeredEmoji.map(({ emoji, shapes }) => [emoji, shapes]));

/** Address of an emoji's image, as a data URL; the system's glyph for one that is not drawn here. */
export function emojiImage(emoji: string): string {
  const body =
    shapesOf.get(emoji) ?? `<text x="16" y="26" font-size="26" text-anchor="middle">${emoji}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${body}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
