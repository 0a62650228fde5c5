import type { Composer } from '../adapters/adapter.ts';
import type { Attempt, GuardContext } from './context.ts';
import type { Gate } from './gate.ts';
import type { OwnEvents } from './own-events.ts';

/** Typed text: Enter in a composer, and a click or key press on the control that sends it. */
export function typedText(
  context: GuardContext,
  gate: Gate,
): Readonly<Record<'keydown' | 'click', (event: Event) => void>> {
  const onControl = (event: Event) => {
    const path = event.composedPath();
    const composer = context.adapter()?.composerSentBy(path) ?? null;
    if (composer === null) return;
    const control = path.find((target): target is HTMLElement => target instanceof HTMLElement);
    const release = () =>
      control?.isConnected ? clickAgain(context.own, control) : pressEnter(context.own, composer, {});
    if (!gate.passes(attemptOf(composer, release))) stop(event);
  };
  return {
    click: onControl,
    keydown(event) {
      if (!(event instanceof KeyboardEvent)) return;
      const adapter = context.adapter();
      const composer = adapter?.composerAt(event.composedPath()) ?? null;
      if (composer === null) {
        // A control with key handling of its own never becomes a click.
        if (event.key === 'Enter' || event.key === ' ') onControl(event);
        return;
      }
      if (!mightSend(event) || adapter === null || adapter.listTakesEnter(composer)) return;
      const modifiers = { ctrlKey: event.ctrlKey, altKey: event.altKey, metaKey: event.metaKey };
      const release = () => pressEnter(context.own, composer, modifiers);
      if (!gate.passes(attemptOf(composer, release))) stop(event);
    },
  };
}

// An input method's own Enter commits its text; the Enter after it is the one that sends.
function mightSend(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

function attemptOf(composer: Composer, release: () => boolean): Attempt {
  return {
    composer,
    channel: composer.channel,
    readContent: () => (composer.element.isConnected ? composer.readText() : null),
    release,
  };
}

function pressEnter(own: OwnEvents, composer: Composer, modifiers: KeyboardEventInit): boolean {
  if (!composer.element.isConnected) return false;
  composer.element.focus();
  const key = {
    key: 'Enter',
    code: 'Enter',
    keyCode: 13,
    which: 13,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  own.dispatch(composer.element, new KeyboardEvent('keydown', { ...key, ...modifiers }));
  return true;
}

function clickAgain(own: OwnEvents, control: HTMLElement): boolean {
  own.click(control);
  return true;
}

export function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
