/** Underlined words, as something to point at. */
export interface Words {
  /** These stand underlined now. */
  set(ranges: readonly Range[]): void;
}

/**
 * Says when the pointer comes over underlined words in the composer, or the caret into them, and when both have left.
 * At their edge the caret is behind what was just written: that is not in them.
 */
export function watchWords(
  composer: HTMLElement,
  changed: (isAt: boolean) => void,
  signal: AbortSignal,
): Words {
  const document = composer.ownerDocument;
  let ranges: readonly Range[] = [];
  let pointer: { readonly x: number; readonly y: number } | null = null;
  let wasAt = false;
  const look = () => {
    const isAt = ranges.some(
      (range) => holdsCaret(range, document.getSelection()) || (pointer !== null && isOver(range, pointer)),
    );
    if (isAt !== wasAt) changed(isAt);
    wasAt = isAt;
  };
  const point = (event: MouseEvent, isIn: boolean) => {
    if (!event.isTrusted) return;
    pointer = isIn ? { x: event.clientX, y: event.clientY } : null;
    look();
  };
  const listen = { capture: true, passive: true, signal };
  composer.addEventListener('mousemove', (event) => point(event, true), listen);
  composer.addEventListener('mouseleave', (event) => point(event, false), listen);
  document.addEventListener('selectionchange', look, { signal });
  return {
    set(now) {
      ranges = now;
      look();
    },
  };
}

function isOver(range: Range, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

function holdsCaret(range: Range, selection: Selection | null): boolean {
  const node = selection?.isCollapsed === true ? selection.anchorNode : null;
  if (selection === null || node === null || !range.isPointInRange(node, selection.anchorOffset))
    return false;
  const isEdge = (edge: Node, offset: number) => node === edge && selection.anchorOffset === offset;
  return !isEdge(range.startContainer, range.startOffset) && !isEdge(range.endContainer, range.endOffset);
}
