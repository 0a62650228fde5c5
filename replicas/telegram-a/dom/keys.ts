/** True when it took the key. */
export type KeyLayer = (event: KeyboardEvent) => boolean;

const layers: KeyLayer[] = [];

document.addEventListener(
  'keydown',
  (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    for (const layer of layers.toReversed()) {
      if (!layer(event)) continue;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  },
  true,
);

/** What is on top hears keys before anything below it. Returns the function that takes it away. */
export function pushKeys(layer: KeyLayer): () => void {
  layers.push(layer);
  return () => {
    const place = layers.indexOf(layer);
    if (place >= 0) layers.splice(place, 1);
  };
}

/** True where a key means something of its own, so that the page's shortcuts keep out. */
export function isFieldOrControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, button, a[href]') !== null)
  );
}
