import { fillWith, h, setAttributes } from '../dom/build.ts';
import { onClick } from '../dom/delegate.ts';
import { icon } from '../dom/icon.ts';
import { getState } from '../model/store.ts';
import type { SendOptions } from '../model/types.ts';
import { composerCls, labels } from '../variant.ts';
import type { Editable } from './editable.ts';
import { attachSendMenu } from './send-menu.ts';
import type { VoiceRecorder } from './voice.ts';

type MainState = 'send' | 'edit' | 'record' | 'forward' | 'schedule';

const labelOf: Record<MainState, string> = {
  send: labels.send,
  edit: labels.save,
  record: labels.record,
  forward: labels.forwardNow,
  schedule: labels.schedule,
};

export interface MainButtonParts {
  readonly editable: Editable;
  readonly voice: VoiceRecorder;
  send(options: SendOptions): void;
}

/** The round button beside the composer. Unlike the others it acts on click. */
export function createMainButton({ editable, voice, send }: MainButtonParts) {
  const root = h('button', { type: 'button' });
  let shown: MainState | null = null;

  function current(): MainState {
    const { composing, route } = getState();
    if (composing.editing) return 'edit';
    const hasText = editable.read().text !== '';
    if (route?.type === 'scheduled' && hasText) return 'schedule';
    if (hasText || voice.isRecording()) return 'send';
    return composing.forwarding ? 'forward' : 'record';
  }

  function update(): void {
    const next = current();
    if (next === shown) return;
    shown = next;
    const look = {
      class: composerCls(`main main-${next}`, `main-button ${next}`),
      'aria-label': labelOf[next],
    };
    setAttributes(root, { ...look, title: labelOf[next] });
    fillWith(root, icon(next));
  }

  const menu = attachSendMenu(root, () => shown === 'send' || shown === 'forward', send);
  onClick(root, () => {
    if (menu.wasLongPress()) return;
    if (shown === 'record') voice.start();
    else send({ via: 'button' });
  });
  update();
  return { root, update };
}
