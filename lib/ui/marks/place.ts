const gap = 6;
/** The card needs so much above the composer; with less, it goes below. */
const roomNeeded = 220;
/** How far from the composer the chip may stand to leave the page's controls free. */
const furthest = 120;
/** What is higher than this is no button that a chip could hide: a picture, a whole row. */
const highestControl = 120;
/** Between the points where the page is asked what is there. */
const step = 12;

const controls =
  'button, a[href], input, select, textarea, summary, [contenteditable=""], [contenteditable="true"], ' +
  '[role="button"], [role="link"], [role="menuitem"], [role="option"], [role="tab"], [role="checkbox"], ' +
  '[role="radio"], [role="switch"], [role="textbox"]';

type Side = 'above' | 'below';
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
  const room: Record<Side, number> = { above: around.top, below: innerHeight - around.bottom };
  const preferred: Side = room.above < roomNeeded && room.below > room.above ? 'below' : 'above';
  const sides = (['above', 'below'] as const).filter(
    (side) => side === preferred || room[side] >= roomNeeded,
  );
  if (preferred === 'below') sides.reverse();

  const rectAt = (side: Side, corner: Corner, away: number): DOMRect => {
    const isAtRight = (corner === 'end') !== isRightToLeft;
    const x = isAtRight ? Math.min(around.right, innerWidth - gap) - width : Math.max(around.left, gap);
    const from = gap + away;
    return new DOMRect(
      x,
      side === 'above' ? around.top - from - height : around.bottom + from,
      width,
      height,
    );
  };
  /** How far from the composer it is free, and null when nowhere near. */
  const freeAt = (side: Side, corner: Corner, mostAway: number): number | null => {
    for (let away = 0; away <= mostAway;) {
      const rect = rectAt(side, corner, away);
      const hidden = controlsUnder(rect, box, composer);
      if (hidden.length === 0) return away;
      const beyond = hidden.map((one) => (side === 'above' ? rect.bottom - one.top : one.bottom - rect.top));
      away += Math.max(...beyond) + gap;
    }
    return null;
  };

  const places = [0, furthest].flatMap((mostAway) =>
    sides.flatMap((side) => (['end', 'start'] as const).map((corner) => ({ side, corner, mostAway }))),
  );
  let found: { readonly side: Side; readonly corner: Corner; readonly away: number } | null = null;
  for (const { side, corner, mostAway } of places) {
    const away = freeAt(side, corner, mostAway);
    if (away === null) continue;
    found = { side, corner, away };
    break;
  }
  const { side, corner, away } = found ?? { side: preferred, corner: 'end', away: 0 };
  const rect = rectAt(side, corner, away);
  const isAtRight = (corner === 'end') !== isRightToLeft;
  const px = (space: number) => `${String(Math.max(gap, Math.round(space)))}px`;
  Object.assign(box.dataset, { side, corner });
  Object.assign(box.style, {
    top: side === 'below' ? px(rect.top) : 'auto',
    bottom: side === 'below' ? 'auto' : px(innerHeight - rect.bottom),
    left: isAtRight ? 'auto' : px(rect.left),
    right: isAtRight ? px(innerWidth - rect.right) : 'auto',
  });
}

/** Where the page's controls are that something at this place would hide. */
function controlsUnder(rect: DOMRect, box: HTMLElement, composer: HTMLElement): DOMRect[] {
  const { ownerDocument: document } = composer;
  const host = hostOf(box);
  const found = new Set<Element>();
  for (const y of pointsOf(rect.top, rect.bottom))
    for (const x of pointsOf(rect.left, rect.right))
      for (const there of document.elementsFromPoint(x, y)) {
        if (there === host) continue;
        const control = there.closest(controls);
        if (control !== null && !control.contains(composer)) found.add(control);
        // What lies behind it is hidden already.
        break;
      }
  return [...found].map((one) => one.getBoundingClientRect()).filter((one) => one.height <= highestControl);
}

function pointsOf(from: number, to: number): number[] {
  const points = [from + 1];
  for (let at = from + step; at < to - 1; at += step) points.push(at);
  return [...points, to - 1];
}

function hostOf(box: HTMLElement): Element | null {
  const root = box.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
