const gap = 6;
/** The card needs so much above the composer; with less, it goes below. */
const roomAbove = 220;

/** Puts the box at the corner of the composer where its send button is, above it where there is room. */
export function place(box: HTMLElement, composer: HTMLElement): void {
  const window = composer.ownerDocument.defaultView;
  if (window === null) return;
  const { top, bottom, left, right } = composer.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const isBelow = top < roomAbove && innerHeight - bottom > top;
  const isRightToLeft = window.getComputedStyle(composer).direction === 'rtl';
  const side = (space: number) => `${String(Math.max(gap, Math.round(space)))}px`;
  Object.assign(box.style, {
    top: isBelow ? side(bottom + gap) : 'auto',
    bottom: isBelow ? 'auto' : side(innerHeight - top + gap),
    left: isRightToLeft ? side(left) : 'auto',
    right: isRightToLeft ? 'auto' : side(innerWidth - right),
  });
}
