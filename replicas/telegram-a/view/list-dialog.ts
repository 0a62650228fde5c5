import { fillWith, h } from '../dom/build.ts';
import { pressButton } from '../dom/press.ts';
import { callApi } from '../model/api.ts';
import type { TodoList } from '../model/protocol.ts';
import { apiMessageOf, sendOne } from '../model/send.ts';
import { activePeer, apiChat, putMessage } from '../model/store.ts';
import type { Message } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { openDialog } from './overlay.ts';

interface Form {
  readonly label: string;
  readonly titleLabel: string | null;
  readonly itemLabel: string;
  readonly title?: string;
  readonly items?: readonly string[];
}

/** A title and lines; there is always an empty line at the end. Nothing leaves before the button. */
function askForLines(form: Form, take: (title: string, items: readonly string[]) => void): void {
  const title = field(form.titleLabel ?? '', form.title ?? '');
  const list = h('div', { class: cls('lines') });
  const inputs: HTMLInputElement[] = [];
  const addLine = (value: string) => {
    const input = field(fill(form.itemLabel, { number: inputs.length + 1 }), value);
    input.oninput = () => {
      if (inputs.at(-1)?.value !== '') addLine('');
    };
    inputs.push(input);
    list.append(input);
  };
  for (const item of [...(form.items ?? []), '', '']) addLine(item);
  const create = pressButton({ class: cls('primary'), label: labels.create }, () => {
    const items = inputs.map((input) => input.value.trim()).filter((item) => item !== '');
    if ((form.titleLabel !== null && title.value.trim() === '') || items.length === 0) return;
    dialog.close();
    take(title.value.trim(), items);
  });
  const dialog = openDialog({ label: form.label }, form.titleLabel !== null && title, list, create);
  (form.titleLabel === null ? inputs[0] : title)?.focus();
}

function field(label: string, value: string): HTMLInputElement {
  const input = h('input', { class: cls('field'), 'aria-label': label, placeholder: label });
  input.value = value;
  return input;
}

export function openPollDialog(): void {
  const form = { label: labels.poll, titleLabel: labels.question, itemLabel: labels.option };
  askForLines(form, (question, options) => {
    const answers = options.map((text) => ({ text: { text } }));
    const shown = { text: question };
    sendOne({ poll: { question: shown, answers } }, { via: 'button' }, shown, { lines: options });
  });
}

export function openListDialog(): void {
  const form = { label: labels.todo, titleLabel: labels.title, itemLabel: labels.item };
  askForLines(form, (title, items) => {
    const todo = { title: { text: title }, items: numbered(items, 1) };
    sendOne({ todo }, { via: 'button' }, { text: title }, { todo });
  });
}

function numbered(items: readonly string[], from: number): TodoList['items'] {
  return items.map((text, index) => ({ id: from + index, title: { text } }));
}

function editList(message: Message, todo: TodoList): void {
  const form = {
    label: labels.editList,
    titleLabel: labels.title,
    itemLabel: labels.item,
    title: todo.title.text,
    items: todo.items.map((item) => item.title.text),
  };
  askForLines(form, (title, items) => {
    const peer = activePeer();
    if (!peer) return;
    const changed = { title: { text: title }, items: numbered(items, 1) };
    const args = { chat: apiChat(peer), message: apiMessageOf(peer.id, message), todo: changed };
    callApi('editTodo', args).catch(() => undefined);
    putMessage(peer.id, { ...message, content: changed.title, todo: changed, edited: true });
  });
}

function appendItems(message: Message, todo: TodoList): void {
  askForLines({ label: labels.addItems, titleLabel: null, itemLabel: labels.item }, (_, lines) => {
    const peer = activePeer();
    if (!peer) return;
    const items = numbered(lines, todo.items.length + 1);
    const args = { chat: apiChat(peer), message: apiMessageOf(peer.id, message), items };
    callApi('appendTodoList', args).catch(() => undefined);
    putMessage(peer.id, { ...message, todo: { ...todo, items: [...todo.items, ...items] } });
  });
}

/** The items of a to-do list in its message, with what changes them. */
export function todoBody(message: Message, todo: TodoList): HTMLElement {
  const body = h('div');
  fillWith(
    body,
    h('ul', {}, ...todo.items.map((item) => h('li', {}, item.title.text))),
    pressButton({ class: cls('link'), label: labels.addItems }, () => appendItems(message, todo)),
    pressButton({ class: cls('link'), label: labels.editList }, () => editList(message, todo)),
  );
  return body;
}
