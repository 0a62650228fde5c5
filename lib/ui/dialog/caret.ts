/** Notes who has the focus and where the caret is; the returned function puts both back, if they still exist. */
export function rememberCaret(document: Document): () => void {
  const focused = deepActiveElement(document);
  const restoreSelection = fieldSelection(focused) ?? documentSelection(document);
  return () => {
    if (focused === null || !focused.isConnected) return;
    focused.focus({ preventScroll: true });
    restoreSelection?.();
  };
}

function deepActiveElement(document: Document): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

function fieldSelection(focused: HTMLElement | null): (() => void) | null {
  if (!(focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement)) return null;
  const { selectionStart, selectionEnd, selectionDirection } = focused;
  if (selectionStart === null) return null;
  return () => focused.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none');
}

/** A live Range follows the page's changes to the text meanwhile, which plain offsets would not. */
function documentSelection(document: Document): (() => void) | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const backward = selection.anchorNode === range.endContainer && selection.anchorOffset === range.endOffset;
  return () => {
    const { startContainer, startOffset, endContainer, endOffset } = range;
    if (!startContainer.isConnected || !endContainer.isConnected) return;
    if (backward) selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
    else selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  };
}
