import { el } from '../dom/el.ts';
import { openPeer } from '../model/navigation.ts';
import { cx, labels } from '../variant.ts';
import { openMediaPopup } from './media-popup.ts';
import { takesFiles } from './paste.ts';

/** Two zones over the chat while files are dragged over the page. */
export function createDropZones(): HTMLElement {
  const zones = [
    { label: labels.asDocument, asDocument: true },
    { label: labels.compressed, asDocument: false },
  ].map(({ label, asDocument }) => {
    const zone = el('div', { class: cx('drop', 'drop') }, label);
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      openMediaPopup(filesIn(event), asDocument);
    });
    return zone;
  });
  const container = el('div', { class: cx('drops', 'drops-container'), hidden: true }, ...zones);
  document.addEventListener('dragenter', ({ dataTransfer }) => {
    if (takesFiles(dataTransfer)) container.hidden = false;
  });
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) container.hidden = true;
  });
  // Also where no zone was hit: the page must not be replaced by the file.
  document.addEventListener('drop', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    container.hidden = true;
  });
  return container;
}

/** Files dropped on a chat in the list go to that chat: it opens, and the popup for it. */
export function acceptDrops(row: HTMLElement, peerId: string): void {
  const over = cx('chat-over');
  row.addEventListener('dragover', () => {
    row.classList.add(over);
  });
  row.addEventListener('dragleave', () => {
    row.classList.remove(over);
  });
  row.addEventListener('drop', (event) => {
    row.classList.remove(over);
    const files = filesIn(event);
    if (files.length === 0) return;
    event.preventDefault();
    openPeer(peerId);
    openMediaPopup(files, false);
  });
}

function filesIn({ dataTransfer }: DragEvent): File[] {
  return [...(dataTransfer?.files ?? [])];
}
