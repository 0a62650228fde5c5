import { fillWith, h } from '../dom/build.ts';
import { pressButton } from '../dom/press.ts';
import { change, follow, getState, visibleMessages } from '../model/store.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { openForwardPicker } from './forward-picker.ts';

/** Takes the composer's place while messages are being chosen. */
export function createSelectionBar(): HTMLElement {
  const root = h('div', { class: cls('selection-bar', 'MessageSelectToolbar') });
  follow(
    ({ selected }) => selected,
    (selected) => {
      root.hidden = selected === null;
      if (!selected) return;
      fillWith(
        root,
        h('span', { class: cls('grow') }, fill(labels.selected, { count: selected.size })),
        pressButton({ class: cls('link'), label: labels.forward }, () => {
          const { route } = getState();
          const messages = visibleMessages(getState()).filter(({ id }) => selected.has(id));
          if (route && messages.length > 0) openForwardPicker(route.peerId, messages);
        }),
        pressButton({ class: cls('link'), label: labels.cancel }, () => change({ selected: null })),
      );
    },
  );
  return root;
}
