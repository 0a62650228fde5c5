import { h } from '../dom/build.ts';
import { icon } from '../dom/icon.ts';
import { cls, dataName, labels } from '../variant.ts';

/** A circle with initials that names the peer in an attribute. */
export function avatar(peerId: string, title: string): HTMLElement {
  const initials = title
    .split(' ')
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 2);
  return h('div', { class: cls('avatar', 'Avatar'), [dataName('data-peer-id')]: peerId }, initials);
}

export function verifiedIcon(): HTMLElement {
  const mark = h('span', { class: cls('verified'), role: 'img', 'aria-label': labels.verified });
  const drawing = icon('verified');
  drawing.setAttribute('class', cls('verified-icon', 'VerifiedIcon'));
  mark.append(drawing);
  return mark;
}
