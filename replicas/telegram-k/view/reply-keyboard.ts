import { button, el } from '../dom/el.ts';
import type { Peer } from '../model/peers.ts';
import { sendText } from '../model/sending.ts';
import { cx, furtherKey } from '../variant.ts';

/** The keys a bot offers below the composer: each sends its own label on one press. */
export function createReplyKeyboard({ id, keyboard }: Peer): HTMLElement[] {
  if (!keyboard) return [];
  const keys = [...keyboard, ...(furtherKey === null ? [] : [furtherKey])].map((label) =>
    button({ class: cx('bot-key', 'btn reply-keyboard-button') }, [label], () => {
      sendText(id, label, [], 'quick-reply');
    }),
  );
  return [el('div', { class: cx('bot-keys', 'reply-keyboard') }, ...keys)];
}
