import { createComposer } from '../composer/composer.ts';
import { h } from '../dom/build.ts';
import { follow } from '../model/store.ts';
import { cls, labels } from '../variant.ts';
import { createChatList } from './chat-list.ts';
import { createDropArea } from './drop-area.ts';
import { createHeader } from './header.ts';
import { createMessageList } from './messages.ts';
import { overlayRoot } from './overlay.ts';
import { createSelectionBar } from './selection-bar.ts';

/** The whole page. */
export function createApp(): readonly Node[] {
  const middle = h('div', { id: 'MiddleColumn', class: cls('middle') });
  const footer = h(
    'div',
    { class: cls('footer', 'middle-column-footer') },
    createComposer(),
    createSelectionBar(),
  );
  middle.append(createHeader(), createMessageList(), footer, createDropArea(middle));
  const panes = h('div', { id: 'Main' }, createChatList(), middle);
  follow(
    ({ route }) => route !== null,
    (open) => (panes.className = cls(open ? 'panes panes-open' : 'panes')),
  );
  // A file that misses its place must not take the page away.
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  return [h('div', { class: cls('banner') }, labels.banner), panes, overlayRoot()];
}
