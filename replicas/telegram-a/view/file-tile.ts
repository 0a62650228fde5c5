import { h } from '../dom/build.ts';
import { icon } from '../dom/icon.ts';
import { pressButton } from '../dom/press.ts';
import { cls, labels } from '../variant.ts';

/** Bytes as people read them. */
export function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}

/** A picture of a blob whose address lives as long as it is needed to load it. */
export function picture(blob: Blob): HTMLImageElement {
  const image = h('img', { class: cls('picture'), alt: '' });
  const address = URL.createObjectURL(blob);
  image.onload = image.onerror = () => URL.revokeObjectURL(address);
  image.src = address;
  return image;
}

/** A file about to be sent. */
export function fileTile(file: File, remove: () => void): HTMLElement {
  return h(
    'div',
    { class: cls('tile') },
    file.type.startsWith('image/') && picture(file),
    h('span', { class: cls('tile-name') }, file.name),
    h('span', { class: cls('quiet') }, sizeText(file.size)),
    pressButton({ class: cls('icon-button'), label: labels.remove, icon: icon('close') }, remove),
  );
}
