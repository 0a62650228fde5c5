import { h, type Child } from '../dom/build.ts';
import { onClick, onContextMenu } from '../dom/delegate.ts';
import { pressButton } from '../dom/press.ts';
import { callPlainApi } from '../model/api.ts';
import { nodesOf } from '../composer/read.ts';
import { change, getState, putMessage } from '../model/store.ts';
import type { Media, Message, Route } from '../model/types.ts';
import { cls, dataName, labels } from '../variant.ts';
import { picture, sizeText } from './file-tile.ts';
import { todoBody } from './list-dialog.ts';
import { openMessageMenu } from './message-menu.ts';

/** One message of the open chat. */
export function messageRow(route: Route, message: Message): HTMLElement {
  const { id, from, media, todo, lines, content } = message;
  const { selected } = getState();
  const bubble = h(
    'div',
    { class: cls('bubble', 'message-content') },
    message.forwarded && h('div', { class: cls('quiet') }, labels.forwarded),
    from !== null && h('div', { class: cls('author') }, from),
    message.replyTo !== undefined && h('div', { class: cls('quiet') }, quoted(route, message.replyTo)),
    media && mediaBody(route, message, media),
    h('div', { class: cls('text', 'text-content'), dir: 'auto' }, nodesOf(content)),
    todo && todoBody(message, todo),
    lines && h('ul', {}, ...lines.map((line) => h('li', {}, line))),
    h('div', { class: cls('quiet meta', 'MessageMeta') }, ...meta(message)),
  );
  const row = h(
    'div',
    {
      class: cls(from === null ? 'message own' : 'message', `Message ${from === null ? 'own' : ''}`),
      id: dataName(`message-${id}`),
      [dataName('data-message-id')]: String(id),
    },
    selected &&
      h('span', { class: cls('tick'), 'aria-hidden': 'true' }, selected.has(id) ? '\u2713' : '\u25cb'),
    bubble,
  );
  onContextMenu(row, (event) => {
    event.preventDefault();
    openMessageMenu({ x: event.clientX, y: event.clientY }, route, message);
  });
  if (selected) onClick(row, () => toggle(id));
  return row;
}

function toggle(id: number): void {
  const selected = new Set(getState().selected ?? []);
  if (!selected.delete(id)) selected.add(id);
  change({ selected });
}

function quoted({ peerId }: Route, id: number): string {
  return (
    getState()
      .messages.get(peerId)
      ?.find((message) => message.id === id)?.content.text ?? ''
  );
}

function meta({ at, edited, reaction, state }: Message): Child[] {
  const time = new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const status = state === undefined ? null : labels[state];
  return [[reaction, edited ? labels.edited : null, status, time].filter(Boolean).join(' \u00b7 ')];
}

/** A file that was not downloaded yet can be: forwarding it needs no download. */
function mediaBody({ peerId }: Route, message: Message, media: Media): HTMLElement {
  const { blob } = media;
  const download = pressButton({ class: cls('link'), label: labels.download }, () => {
    callPlainApi('downloadMedia', peerId, message.id).then(
      (response) => {
        if (response instanceof Blob) putMessage(peerId, { ...message, media: { ...media, blob: response } });
      },
      () => undefined,
    );
  });
  return h(
    'div',
    { class: cls('file', 'File') },
    blob?.type.startsWith('image/') === true && picture(blob),
    h('span', {}, `${media.name} (${sizeText(media.size)})`),
    blob === null && download,
  );
}
