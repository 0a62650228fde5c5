import { element } from './element.ts';

/** CSS pixels of one side; drawn twice as fine. */
const side = 40;
/** A larger picture would take longer to draw than anybody looks. */
const mostBytes = 30_000_000;

/**
 * A small square cut from the middle of a picture. Drawn here, on a canvas in the closed root: unlike an image with an
 * address, no page can read it, hear of it or forbid it. Null for what is no picture; empty where it cannot be drawn.
 */
export function thumbnail(document: Document, picture: Blob | null): HTMLElement | null {
  const window = document.defaultView;
  if (window === null || picture === null || picture.size > mostBytes) return null;
  const pixels = String(side * 2);
  // The name stands beside it.
  const canvas = element(document, 'canvas', {
    class: 'thumbnail',
    width: pixels,
    height: pixels,
    'aria-hidden': 'true',
  });
  // Of hundreds, those that somebody sees.
  const sight = new IntersectionObserver((entries) => {
    if (entries.every(({ isIntersecting }) => !isIntersecting)) return;
    sight.disconnect();
    void draw(window, canvas, picture).catch(() => {
      canvas.remove();
    });
  });
  sight.observe(canvas);
  return canvas;
}

async function draw(window: Window, canvas: HTMLCanvasElement, picture: Blob): Promise<void> {
  const bitmap = await window.createImageBitmap(picture);
  const edge = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - edge) / 2, (bitmap.height - edge) / 2];
  const context = canvas.getContext('2d');
  if (context !== null) context.imageSmoothingQuality = 'high';
  context?.drawImage(bitmap, left, top, edge, edge, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}
