import { el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import { openMenu } from '../dom/menu.ts';
import { onPress } from '../dom/press.ts';
import type { SendOptions } from '../model/sending.ts';
import { getState } from '../model/state.ts';
import { composerCx, cx, labels } from '../variant.ts';
import { openSchedulePopup } from './schedule-popup.ts';
import { sendComposer } from './send-composer.ts';
import { isRecording, recordVoice, stopAndSendVoice } from './voice.ts';

type Look = 'send' | 'edit' | 'forward' | 'record';

const looks = {
  send: { icon: 'send', label: labels.send },
  edit: { icon: 'check', label: labels.saveEdit },
  forward: { icon: 'send', label: labels.forward },
  record: { icon: 'mic', label: labels.record },
} as const;

/** The round button beside the composer: it records while there is nothing to send. */
export function createSendButton(): { element: HTMLElement; update: (hasText: boolean) => void } {
  const send = el('button', { type: 'button' });
  let look: Look | null = null;
  const update = (hasText: boolean) => {
    const next = lookFor(hasText);
    if (next === look) return;
    look = next;
    send.className = composerCx('send', `btn-icon rp btn-circle btn-send ${next}`);
    send.setAttribute('aria-label', looks[next].label);
    send.replaceChildren(icon(looks[next].icon));
  };
  onPress(send, () => {
    if (isRecording()) stopAndSendVoice();
    else if (look === 'record') recordVoice(send);
    else sendComposer('button');
  });
  onSendMenu(
    send,
    () => look === 'send',
    (options) => {
      sendComposer('button', options);
    },
  );
  return { element: el('div', { class: cx('send-container', 'btn-send-container') }, send), update };
}

function lookFor(hasText: boolean): Look {
  const kind = getState().helper?.kind;
  if (kind === 'edit' || kind === 'forward') return kind;
  return hasText ? 'send' : 'record';
}

/** Right click or long press on a send button: without sound, or later. */
export function onSendMenu(
  button: HTMLElement,
  applies: () => boolean,
  send: (options: SendOptions) => void,
): void {
  button.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    if (!applies()) return;
    openMenu(event.clientX, event.clientY - 90, [
      {
        label: labels.silent,
        act: () => {
          send({ silent: true });
        },
      },
      {
        label: labels.schedule,
        act: () => {
          openSchedulePopup((scheduleDate) => {
            send({ scheduleDate });
          });
        },
      },
    ]);
  });
}
