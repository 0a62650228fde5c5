import type { SentConversation } from '../sent.ts';
import { type Composer, makeComposer } from './composer.ts';
import { make } from './dom.ts';
import { activeConversation, conversations, type Message, messagesOf } from './model.ts';
import { closeOpenEditor, makeRow } from './rows.ts';
import { filesOf } from './tray.ts';
import { account, drift, labels } from './variant.ts';

const main = make('main', { r: 'main' });
const links = make('ul', { r: 'links' });
let messageList = make('ol');
let composer: Composer | null = null;
let staged: File[] = [];

/** The page's frame; a conversation comes into it by `showActive`. */
export function mount(openById: (id: string) => void): void {
  for (const { id, title } of conversations) {
    const link = make('a', { href: `/c/${id}${location.search}` }, title);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      openById(id);
    });
    links.append(make('li', {}, link));
  }
  const who = account === null ? [] : [signedIn(account)];
  document.body.append(
    make('header', { r: 'top' }, make('strong', {}, 'Replica'), ...who),
    make('nav', { 'aria-label': labels.conversations, r: 'side' }, links),
    main,
  );
  main.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  main.addEventListener('drop', (event) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return; // text goes where it falls
    event.preventDefault();
    composer?.stage(filesOf(event.dataTransfer));
  });
}

function signedIn(name: string): HTMLElement {
  return make('p', { [drift ? 'data-whose' : 'data-account']: name }, `${labels.signedIn} ${name}`);
}

/** Shows the open conversation, or that there is none. */
export function showActive(): void {
  const conversation = activeConversation();
  closeOpenEditor();
  staged = [];
  composer = null;
  for (const link of links.querySelectorAll('a')) {
    const here = link.pathname === `/c/${conversation?.id ?? ''}`;
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (!conversation) {
    main.replaceChildren(make('p', { r: 'nothing' }, labels.pick));
    return;
  }
  const rows = messagesOf(conversation.id).map((message) => makeRow(conversation, message));
  messageList = make('ol', { 'aria-label': labels.messages, tabindex: '0', r: 'messages' }, ...rows);
  composer = makeComposer(conversation, staged, addRow);
  main.replaceChildren(heading(conversation), messageList, composer.element);
  messageList.scrollTo({ top: messageList.scrollHeight });
  composer.focus();
}

function heading({ title }: SentConversation): HTMLElement {
  if (!drift) return make('header', { r: 'heading' }, make('h2', {}, title));
  return make('div', { r: 'heading' }, make('div', { role: 'heading', 'aria-level': '3' }, title));
}

function addRow(conversation: SentConversation, message: Message): void {
  if (activeConversation()?.id !== conversation.id) return;
  messageList.append(makeRow(conversation, message));
  messageList.scrollTo({ top: messageList.scrollHeight });
}

/** Throws the composer away and builds it anew; text and files stay. */
export function rebuildComposer(): void {
  const conversation = activeConversation();
  if (!conversation || !composer) return;
  const next = makeComposer(conversation, staged, addRow);
  composer.element.replaceWith(next.element);
  composer = next;
  composer.focus();
}

export function appendText(text: string): void {
  composer?.appendText(text);
}
