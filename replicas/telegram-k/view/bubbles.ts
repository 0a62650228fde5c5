import { el } from '../dom/el.ts';
import { messagesOf, onChange, type State } from '../model/state.ts';
import type { Message } from '../model/messages.ts';
import { cx, labels } from '../variant.ts';
import { bubbleFor } from './bubble.ts';

const rowsInDom = 40;
const step = 20;

/** The messages of the open chat. Only a window of them is in the DOM; scrolling moves it. */
export function createBubbles(): HTMLElement {
  const list = el('ol', { class: cx('bubbles-inner', 'bubbles-inner') });
  const scroll = el(
    'div',
    { class: cx('bubbles', 'bubbles scrollable-y'), tabindex: -1, 'aria-label': labels.earlier },
    list,
  );
  // How many of the newest messages are below the window.
  let below = 0;
  let lastCount = 0;
  let current: State | null = null;

  const draw = ({ active, selection }: State) => {
    const messages = active === null ? [] : messagesOf(active);
    const end = messages.length - below;
    const shown = messages.slice(Math.max(0, end - rowsInDom), end);
    sync(
      list,
      shown.map((message) =>
        bubbleFor(active ?? '', message, selection?.has(message.mid) ?? false, selection !== null),
      ),
    );
  };
  // While the newest message is in view it stays there, whatever grows around it.
  let atNewest = true;
  const toEnd = () => {
    scroll.scrollTop = scroll.scrollHeight;
  };
  let height = 0;
  new ResizeObserver(() => {
    height = scroll.clientHeight;
    if (atNewest) toEnd();
  }).observe(scroll);
  onChange((now, before) => {
    current = now;
    const count = messagesNow(now).length;
    const moved = now.active !== before.active || count !== lastCount;
    lastCount = count;
    if (moved) {
      below = 0;
      atNewest = true;
    }
    if (moved || now.messages !== before.messages || now.selection !== before.selection) draw(now);
    if (moved) toEnd();
  });
  scroll.addEventListener('scroll', () => {
    // Nobody scrolled: the list became higher or lower, which is seen to above.
    if (!current || scroll.clientHeight !== height) return;
    const most = Math.max(0, messagesNow(current).length - rowsInDom);
    const atEnd = scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 40;
    atNewest = atEnd && below === 0;
    const next =
      scroll.scrollTop < 40 ? Math.min(most, below + step) : atEnd ? Math.max(0, below - step) : below;
    if (next === below) return;
    const first = list.children.item(next > below ? 0 : list.childElementCount - 1);
    const top = first?.getBoundingClientRect().top ?? 0;
    below = next;
    draw(current);
    // What was at the edge stays where it was, so that reading goes on.
    scroll.scrollTop += (first?.getBoundingClientRect().top ?? top) - top;
  });
  return scroll;
}

function messagesNow({ active }: State): readonly Message[] {
  return active === null ? [] : messagesOf(active);
}

/** Keeps elements that stay in place: one that is pressed must not be replaced under the pointer. */
function sync(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, place) => {
    if (list.children.item(place) !== element) list.insertBefore(element, list.children.item(place));
  });
}
