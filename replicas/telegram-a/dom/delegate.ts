/**
 * As in the original, no listener sits on an element: one per event type on `document`, in the bubble phase, walks the
 * path and calls what was registered for the elements on it. Returns the function that registers.
 */
function delegate<K extends keyof DocumentEventMap>(type: K) {
  const handlers = new WeakMap<EventTarget, (event: DocumentEventMap[K]) => void>();
  document.addEventListener(type, (event) => {
    for (const target of event.composedPath()) {
      handlers.get(target)?.(event);
      if (event.cancelBubble) return;
    }
  });
  return (element: Element, handler: (event: DocumentEventMap[K]) => void): void => {
    handlers.set(element, handler);
  };
}

export const onClick = delegate('click');
export const onMouseDown = delegate('mousedown');
export const onMouseUp = delegate('mouseup');
export const onTouchStart = delegate('touchstart');
export const onTouchEnd = delegate('touchend');
export const onContextMenu = delegate('contextmenu');
export const onKeyDown = delegate('keydown');
export const onInput = delegate('input');
export const onDragEnter = delegate('dragenter');
export const onDragOver = delegate('dragover');
export const onDragLeave = delegate('dragleave');
export const onDrop = delegate('drop');
