/** Between the points where the page is asked what is there. */
const step = 14;
/** What is higher than this is no button that a chip could hide: a picture, a whole row. */
const highestControl = 120;

const controls =
  'button, a[href], input, select, textarea, summary, [contenteditable=""], [contenteditable="true"], ' +
  '[role="button"], [role="link"], [role="menuitem"], [role="option"], [role="tab"], [role="checkbox"], ' +
  '[role="radio"], [role="switch"], [role="textbox"]';

/** Where the page's controls are that our box would hide if it stood there. */
export function controlsUnder(rect: DOMRect, box: HTMLElement, composer: HTMLElement): readonly DOMRect[] {
  const { ownerDocument: document } = composer;
  const root = box.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  const found = new Set<Element>();
  for (const y of pointsOf(rect.top, rect.bottom))
    for (const x of pointsOf(rect.left, rect.right)) {
      // The topmost of the page: what lies behind it is hidden already.
      const there = document.elementsFromPoint(x, y).find((element) => element !== host);
      const control = there?.closest(controls) ?? null;
      if (control !== null && !control.contains(composer)) found.add(control);
    }
  return [...found]
    .map((control) => control.getBoundingClientRect())
    .filter(({ height }) => height <= highestControl);
}

function pointsOf(from: number, to: number): readonly number[] {
  const points = [from + 1];
  for (let at = from + step; at < to - 1; at += step) points.push(at);
  return [...points, to - 1];
}
