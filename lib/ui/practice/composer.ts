/** What is done to the message field, as a person would: through the browser's own editing, so that undo works. */

export function readMessage(composer: HTMLElement): string {
  return composer.innerText.replace(/\n$/, '');
}

export function fillMessage(composer: HTMLElement, text: string): void {
  composer.focus();
  composer.ownerDocument.getSelection()?.selectAllChildren(composer);
  composer.ownerDocument.execCommand('insertText', false, text);
  composer.scrollIntoView({ block: 'nearest' });
}

export function emptyMessage(composer: HTMLElement): void {
  composer.textContent = '';
  composer.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** As if it had been chosen: the guard and the page hear the same events. */
export function attachFile(input: HTMLInputElement, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
