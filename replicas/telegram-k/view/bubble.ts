import { button, el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import type { Message } from '../model/messages.ts';
import { react } from '../model/reactions.ts';
import { change, getState } from '../model/state.ts';
import { fill } from '../text/labels.ts';
import { cx, labels, mark } from '../variant.ts';
import { openBubbleMenu } from './bubble-menu.ts';
import { reactions } from './emoji-names.ts';

interface Drawn {
  readonly element: HTMLElement;
  readonly selected: boolean;
  readonly selecting: boolean;
}

const drawn = new WeakMap<Message, Drawn>();

/** The row of a message; the same element as long as nothing about it changed. */
export function bubbleFor(
  peerId: string,
  message: Message,
  selected: boolean,
  selecting: boolean,
): HTMLElement {
  const known = drawn.get(message);
  if (known?.selected === selected && known.selecting === selecting) return known.element;
  const element = draw(peerId, message, selected, selecting);
  drawn.set(message, { element, selected, selecting });
  return element;
}

function draw(peerId: string, message: Message, selected: boolean, selecting: boolean): HTMLElement {
  const own = message.from === null;
  const row = el(
    'li',
    {
      class: cx(`bubble ${own ? 'bubble-own' : ''}`, `bubble ${own ? 'is-out' : 'is-in'}`),
      ...mark('mid', String(message.mid)),
      ...mark('peer-id', peerId),
    },
    ...(selecting ? [tickFor(message, selected)] : []),
    el('div', { class: cx('bubble-content', 'bubble-content') }, ...contentOf(message)),
    quickReaction(peerId, message),
  );
  row.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    openBubbleMenu(peerId, message, event.clientX, event.clientY);
  });
  return row;
}

function contentOf({
  from,
  text,
  files,
  forwarded,
  edited,
  scheduled,
  pending,
  at,
  reactions: put,
}: Message): Node[] {
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const notes = [
    edited && labels.edited,
    scheduled && labels.scheduled,
    pending && labels.pending,
    time,
  ].filter(Boolean);
  return [
    ...(from === null ? [] : [el('strong', { class: cx('author', 'name') }, from)]),
    ...(forwarded ? [el('em', { class: cx('quiet') }, labels.forwarded)] : []),
    ...files.map(({ name }) => el('div', { class: cx('bubble-file', 'document') }, icon('file'), name)),
    el('span', { class: cx('bubble-text', 'translatable-message'), dir: 'auto' }, text),
    ...(put?.length ? [el('span', { class: cx('bubble-reactions', 'reactions') }, put.join(' '))] : []),
    el('span', { class: cx('time', 'time') }, notes.join(' · ')),
  ];
}

function tickFor({ mid, text }: Message, selected: boolean): HTMLElement {
  const tick = el('input', {
    type: 'checkbox',
    'aria-label': `${labels.select}: ${text}`,
    checked: selected,
  });
  tick.addEventListener('change', () => {
    const selection = new Set(getState().selection);
    if (!selection.delete(mid)) selection.add(mid);
    change({ selection });
  });
  return tick;
}

function quickReaction(peerId: string, message: Message): HTMLElement {
  const [emoji = ''] = reactions;
  const label = fill(labels.react, { emoji });
  return button(
    { class: cx('icon-button quick-reaction', 'bubble-hover-reaction'), 'aria-label': label },
    [icon('heart')],
    () => {
      react(peerId, message, emoji);
    },
  );
}
