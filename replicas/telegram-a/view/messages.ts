import { fillWith, h } from '../dom/build.ts';
import { follow, getState, visibleMessages } from '../model/store.ts';
import { cls, labels } from '../variant.ts';
import { messageRow } from './message-row.ts';

const rows = 24;
const step = 12;

/** The open chat. Only a window of a long one is in the document; scrolling moves it. */
export function createMessageList(): HTMLElement {
  const list = h('div', { class: cls('message-list', 'messages-container') });
  const empty = h('p', { class: cls('quiet empty') }, labels.pick);
  const root = h('div', { class: cls('messages', 'MessageList'), tabindex: '-1' }, empty, list);
  /** Past the last row shown; `null` follows the newest. */
  let end: number | null = null;

  function draw(): void {
    const { route } = getState();
    const messages = visibleMessages(getState());
    const last = Math.min(end ?? messages.length, messages.length);
    empty.hidden = route !== null;
    const shown = route ? messages.slice(Math.max(0, last - rows), last) : [];
    fillWith(list, ...shown.flatMap((message) => (route ? messageRow(route, message) : [])));
  }

  function follows(): void {
    end = null;
    draw();
    root.scrollTop = root.scrollHeight;
  }

  // Scroll does not bubble, so this one sits on the element, as it must.
  root.addEventListener('scroll', () => {
    const total = visibleMessages(getState()).length;
    const now = end ?? total;
    const atTop = root.scrollTop < 20 && now > rows;
    const atBottom = root.scrollHeight - root.scrollTop - root.clientHeight < 20 && now < total;
    if (!atTop && !atBottom) return;
    const before = root.scrollHeight;
    end = atTop ? Math.max(rows, now - step) : now + step;
    if (end >= total) end = null;
    draw();
    root.scrollTop = atTop ? Math.max(40, root.scrollHeight - before + 200) : root.scrollHeight / 2;
  });

  let count = -1;
  follow(({ route }) => route, follows);
  follow(visibleMessages, (messages) => {
    const more = messages.length !== count;
    count = messages.length;
    if (more) follows();
    else draw();
  });
  follow(({ selected }) => selected, draw);
  return root;
}
