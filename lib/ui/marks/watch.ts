/** What may happen to a composer without an event of a person. */
export interface ComposerChanges {
  /** Its nodes have changed. */
  changed(): void;
  /** It stands elsewhere, or has another size. */
  moved(): void;
  /** It cannot be seen any more. */
  gone(): void;
}

export function watchComposer(composer: HTMLElement, changes: ComposerChanges, signal: AbortSignal): void {
  const window = composer.ownerDocument.defaultView;
  if (window === null) return;
  const mutations = new MutationObserver(() => changes.changed());
  mutations.observe(composer, { childList: true, characterData: true, subtree: true });
  const sizes = new ResizeObserver(() => changes.moved());
  sizes.observe(composer);
  const sight = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) changes.gone();
  });
  sight.observe(composer);
  const listen = { capture: true, passive: true, signal };
  for (const type of ['resize', 'scroll']) window.addEventListener(type, () => changes.moved(), listen);
  signal.addEventListener(
    'abort',
    () => {
      for (const observer of [mutations, sizes, sight]) observer.disconnect();
    },
    { once: true },
  );
}
