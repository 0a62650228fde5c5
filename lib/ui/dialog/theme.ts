export type Theme = 'light' | 'dark';

/** The page's theme, by what it looks like: many messengers have a theme of their own. Null when it cannot be told. */
export function pageTheme(document: Document): Theme | null {
  const window = document.defaultView;
  if (window === null) return null;
  const drawn: Element[] = [];
  let node = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
  for (; node !== null; node = node.parentElement) drawn.push(node);
  // The body's background is the whole page's, even where the body is short.
  const body = document.querySelector('body');
  for (const one of body === null ? drawn : [...drawn, body]) {
    const brightness = brightnessOf(window.getComputedStyle(one).backgroundColor);
    if (brightness !== null) return brightness < 0.5 ? 'dark' : 'light';
  }
  const scheme = window.getComputedStyle(document.documentElement).colorScheme;
  return scheme === 'dark' || scheme === 'light' ? scheme : null;
}

/** Perceived brightness 0 … 1 of a computed `rgb()` colour; null when it is see-through or written otherwise. */
export function brightnessOf(color: string): number | null {
  const match = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)$/.exec(color);
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = match.slice(1).map((part) => Number(part ?? 1));
  return alpha < 0.5 ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
