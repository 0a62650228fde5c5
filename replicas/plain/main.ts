import { exposeReplica } from '../shared/api.ts';
import { activate, activeConversation, allDrafts, conversations, resetModel } from './model.ts';
import { closeOpenEditor } from './rows.ts';
import { appendText, mount, rebuildComposer, showActive } from './view.ts';

function showAddress(): void {
  activate(/^\/c\/([a-z0-9]+)$/.exec(location.pathname)?.[1] ?? null);
  showActive();
}

function goTo(path: string): void {
  history.pushState(null, '', path + location.search);
  showAddress();
}

function openById(id: string): void {
  if (!conversations.some((each) => each.id === id)) throw new Error('No such conversation.');
  if (activeConversation()?.id !== id) goTo(`/c/${id}`);
}

exposeReplica({
  drafts: allDrafts,
  conversation: activeConversation,
  open: openById,
  appendText,
  rebuildComposer,
  closeMenu: closeOpenEditor,
  reset() {
    resetModel();
    goTo('/');
  },
});

resetModel();
mount(openById);
window.addEventListener('popstate', showAddress);
showAddress();
