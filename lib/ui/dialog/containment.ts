import type { Ears } from '../ears.ts';

const typing = new Set([
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'textInput', 'input', 'paste', 'cut', 'drop'],
]);

/**
 * Keeps events that belong to our hosts from everyone else, by being the first to hear them. `handle` gets the trusted
 * ones. Returns which events are ours.
 *
 * - While the dialog is open (`isModal`), all typing is its own, wherever the focus was pushed: some messengers send on
 *   Enter with the body focused.
 * - A key belongs to whoever saw it go down. One that was already down when the dialog opened presses no button there,
 *   and the rest of one that closed the dialog (its repeats, its keyup) does not reach the page.
 */
export function contain(options: {
  readonly ears: Ears;
  readonly isHost: (target: EventTarget | null) => boolean;
  readonly isModal: () => boolean;
  /** True for the first moments of a dialog. */
  readonly isFresh: () => boolean;
  /** True for a key press that is ours although no dialog is open: Escape, and what is pressed in a notice. */
  readonly wantsKey: (event: KeyboardEvent) => boolean;
  readonly handle: (event: Event) => void;
}): (event: Event) => boolean {
  const { ears, isHost, isModal, isFresh, wantsKey, handle } = options;
  const ourKeys = new Set<string>();

  const isRestOfOurKey = (event: Event): event is KeyboardEvent =>
    isKey(event) && event.isTrusted && ourKeys.has(event.code) && (event.type !== 'keydown' || event.repeat);
  const isWantedKey = (event: Event): boolean =>
    isKey(event) && event.isTrusted && event.type === 'keydown' && wantsKey(event);
  const owns = (event: Event): boolean =>
    isHost(event.target) ||
    beganIn(event).some(isHost) ||
    (isModal() && event.isTrusted && typing.has(event.type)) ||
    isWantedKey(event) ||
    isRestOfOurKey(event);

  ears.hear = (event) => {
    if (!owns(event)) {
      if (isKey(event) && event.isTrusted && event.type === 'keydown') ourKeys.delete(event.code);
      return;
    }
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    if (isKey(event)) {
      const open = isModal() || isWantedKey(event);
      const rest = ourKeys.has(event.code);
      if (event.type === 'keydown' && !event.repeat && open) {
        ourKeys.add(event.code);
        // The second Enter of an impatient person was meant for the message, not for a dialog nobody has read yet.
        if (isFresh() && isActivation(event)) event.preventDefault();
      } else if ((!open && !(rest && isHost(event.target))) || (!rest && isActivation(event))) {
        event.preventDefault();
      }
      if (event.type === 'keyup') ourKeys.delete(event.code);
    }
    handle(event);
  };
  return owns;
}

/**
 * Whose tree a page could get at by what Firefox says of where an event began: what was left for ours, and what is around
 * it, hear of it as well.
 */
function beganIn(event: Event): readonly EventTarget[] {
  if (!import.meta.env.FIREFOX || !/enter|leave|out/.test(event.type)) return [];
  return ['explicitOriginalTarget', 'rangeParent'].flatMap((name) => {
    const node: unknown = Reflect.get(event, name);
    const root = node instanceof Node ? node.getRootNode() : null;
    return root instanceof ShadowRoot ? [root.host] : [];
  });
}

function isKey(event: Event): event is KeyboardEvent {
  return event.type === 'keydown' || event.type === 'keypress' || event.type === 'keyup';
}

function isActivation({ key }: KeyboardEvent): boolean {
  return key === 'Enter' || key === ' ';
}
