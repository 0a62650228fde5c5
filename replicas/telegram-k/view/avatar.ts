import { el } from '../dom/el.ts';
import type { Peer } from '../model/peers.ts';
import { cx, labels, mark } from '../variant.ts';

/** Initials in a circle. */
export function avatar({ title, id }: Peer): HTMLElement {
  const letters = title
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2);
  return el(
    'span',
    { class: cx('avatar', 'avatar'), 'aria-hidden': 'true', ...mark('peer-id', id) },
    letters,
  );
}

/** A peer's title, with a sign when it is verified. */
export function peerTitle({ title, id, verified }: Peer): HTMLElement {
  const name = el(
    'span',
    { class: cx('peer-title', 'peer-title'), dir: 'auto', ...mark('peer-id', id) },
    title,
  );
  if (verified) {
    name.append(
      el(
        'span',
        { class: cx('verified', 'verified-icon'), role: 'img', 'aria-label': labels.verified },
        '\u2713',
      ),
    );
  }
  return name;
}
