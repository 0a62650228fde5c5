import { controlsUnder } from './controls-under.ts';

const gap = 6;
/** The card needs so much above or below the composer. */
const roomNeeded = 220;
/** How far from the composer the chip may stand to leave the page's controls free. */
const furthest = 120;

type Side = 'above' | 'below';
/** At which end of the composer's line of text. */
type Corner = 'end' | 'start';

/**
 * Puts the box at the corner of the composer where its send button is, above it where there is room; elsewhere where the
 * chip would stand in front of something that people click.
 */
export function place(box: HTMLElement, chip: HTMLElement, composer: HTMLElement): void {
  const window = composer.ownerDocument.defaultView;
  if (window === null) return;
  const around = composer.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = chip;
  const { innerWidth, innerHeight } = window;
  const isRightToLeft = window.getComputedStyle(composer).direction === 'rtl';
  const isAtRight = (corner: Corner) => (corner === 'end') !== isRightToLeft;

  const rectAt = (side: Side, corner: Corner, away = 0): DOMRect => {
    const x = isAtRight(corner)
      ? Math.min(around.right, innerWidth - gap) - width
      : Math.max(around.left, gap);
    const y = side === 'above' ? around.top - gap - away - height : around.bottom + gap + away;
    return new DOMRect(x, y, width, height);
  };
  /** The nearest free place there, `mostAway` from the composer at most. */
  const freeAt = (side: Side, corner: Corner, mostAway: number): DOMRect | null => {
    for (let away = 0; away <= mostAway;) {
      const rect = rectAt(side, corner, away);
      const beyond = controlsUnder(rect, box, composer).map(({ top, bottom }) =>
        side === 'above' ? rect.bottom - top : bottom - rect.top,
      );
      if (beyond.length === 0) return rect;
      away += Math.max(...beyond) + gap;
    }
    return null;
  };
  const put = (side: Side, corner: Corner, rect: DOMRect) => {
    const px = (space: number) => `${String(Math.max(gap, Math.round(space)))}px`;
    Object.assign(box.dataset, { side, corner });
    Object.assign(box.style, {
      top: side === 'below' ? px(rect.top) : 'auto',
      bottom: side === 'below' ? 'auto' : px(innerHeight - rect.bottom),
      left: isAtRight(corner) ? 'auto' : px(rect.left),
      right: isAtRight(corner) ? px(innerWidth - rect.right) : 'auto',
    });
  };

  const sides = sidesOf(around.top, innerHeight - around.bottom);
  for (const mostAway of [0, furthest])
    for (const side of sides)
      for (const corner of ['end', 'start'] as const) {
        const free = freeAt(side, corner, mostAway);
        if (free === null) continue;
        put(side, corner, free);
        return;
      }
  put(sides[0], 'end', rectAt(sides[0], 'end'));
}

/** The better side first; the other one only where the card has room. */
function sidesOf(above: number, below: number): readonly [Side, ...Side[]] {
  if (above < roomNeeded && below > above) return ['below'];
  return below >= roomNeeded ? ['above', 'below'] : ['above'];
}
