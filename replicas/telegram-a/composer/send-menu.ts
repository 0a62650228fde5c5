import { h } from '../dom/build.ts';
import { onContextMenu, onMouseDown, onMouseUp, onTouchEnd, onTouchStart } from '../dom/delegate.ts';
import { isTouch, pressButton } from '../dom/press.ts';
import type { SendOptions } from '../model/types.ts';
import { cls, labels } from '../variant.ts';
import { besides, openDialog, openMenu } from '../view/overlay.ts';

const longPressMs = 200;

export interface SendMenu {
  /** True once after a long press, whose release is no click. */
  wasLongPress(): boolean;
}

/** The menu of a send button, by right click or long press: schedule, or send without a sound. */
export function attachSendMenu(
  button: HTMLButtonElement,
  isOffered: () => boolean,
  send: (options: SendOptions) => void,
  actsOnMouseDown = false,
): SendMenu {
  let longPressed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    openMenu(besides(button), [
      { label: labels.schedule, act: () => askWhen((scheduledAt) => send({ via: 'button', scheduledAt })) },
      { label: labels.silent, act: () => send({ via: 'button', isSilent: true }) },
    ]);
  }
  const start = () => {
    longPressed = false;
    clearTimeout(timer);
    if (!isOffered()) return;
    timer = setTimeout(() => {
      longPressed = true;
      open();
    }, longPressMs);
  };
  const stop = () => clearTimeout(timer);

  onContextMenu(button, (event) => {
    event.preventDefault();
    stop();
    if (isOffered()) open();
  });
  if (isTouch) {
    onTouchStart(button, start);
    onTouchEnd(button, stop);
  }
  if (isTouch || !actsOnMouseDown) {
    onMouseDown(button, (event) => {
      event.preventDefault(); // the composer keeps the focus
      if (!isTouch && event.button === 0) start();
    });
    onMouseUp(button, stop);
  }
  return {
    wasLongPress() {
      const was = longPressed;
      longPressed = false;
      return was;
    },
  };
}

/** Asks when to send; seconds since the epoch, as the server counts. */
export function askWhen(take: (scheduledAt: number) => void): void {
  const inAnHour = new Date(Date.now() + 3_600_000 - new Date().getTimezoneOffset() * 60_000);
  const when = h('input', {
    type: 'datetime-local',
    class: cls('field'),
    'aria-label': labels.when,
    value: inAnHour.toISOString().slice(0, 16),
  });
  const confirm = () => {
    const at = Date.parse(when.value);
    if (Number.isNaN(at)) return;
    dialog.close();
    take(Math.round(at / 1000));
  };
  const button = pressButton({ class: cls('primary'), label: labels.schedule }, confirm);
  const dialog = openDialog({ label: labels.schedule, onEnter: confirm }, when, button);
}
