import { button, el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import { openPopup, type Popup } from '../dom/popup.ts';
import { onPress, simulatePress } from '../dom/press.ts';
import { readText } from '../model/editable-text.ts';
import { type SendOptions, sendFiles } from '../model/sending.ts';
import { getState } from '../model/state.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { onSendMenu } from './send-button.ts';

let add: ((files: readonly File[]) => void) | null = null;

/** Shows files before they are sent, or adds them to those shown. Nothing leaves until its send button. */
export function openMediaPopup(files: readonly File[], asDocument: boolean): void {
  const { active } = getState();
  if (files.length === 0 || active === null) return;
  if (add) {
    add(files);
    return;
  }
  let shown = [...files];
  const popup = openPopup('', 'popup-send-photo popup-new-media', () => {
    add = null;
  });
  const list = el('ul', { class: cx('files', 'popup-photo') });
  const documents = choice(labels.asDocument, asDocument || !files.every(isMedia));
  const grouped = choice(labels.grouped, true);
  const caption = captionField();
  const send = el(
    'button',
    { type: 'button', class: cx('primary', 'btn-primary btn-color-primary') },
    labels.sendIt,
  );
  const draw = () => {
    setTitle(popup, shown, documents.input.checked);
    grouped.label.hidden = shown.length < 2;
    list.replaceChildren(...shown.map((file) => rowFor(file, remove)));
  };
  const remove = (file: File) => {
    shown = shown.filter((each) => each !== file);
    if (shown.length === 0) popup.close();
    else draw();
  };
  const leave = (options: SendOptions = {}) => {
    const { text } = readText(caption);
    popup.close();
    const how = { asDocument: documents.input.checked, grouped: grouped.input.checked, ...options };
    sendFiles(active, shown, text, how);
  };
  add = (more) => {
    shown = [...shown, ...more];
    draw();
  };
  documents.input.addEventListener('change', draw);
  onPress(send, leave);
  onSendMenu(send, () => true, leave);
  caption.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    simulatePress(send);
  });
  popup.body.append(
    list,
    documents.label,
    grouped.label,
    el('div', { class: cx('caption-row', 'popup-input-container') }, caption, send),
  );
  draw();
  caption.focus();
}

function isMedia({ type }: File): boolean {
  return /^(?:image|video)\//.test(type);
}

function setTitle({ header, root }: Popup, files: readonly File[], asDocument: boolean): void {
  const one = asDocument ? labels.sendFile : labels.sendPhoto;
  const title = files.length === 1 ? one : fill(labels.sendFiles, { count: files.length });
  header.querySelector('h2')?.replaceChildren(title);
  root.setAttribute('aria-label', title);
}

function captionField(): HTMLElement {
  return el('div', {
    class: cx('caption', 'input-field-input'),
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': labels.caption,
    'data-hint': labels.caption,
  });
}

function choice(text: string, checked: boolean) {
  const input = el('input', { type: 'checkbox', checked });
  return { input, label: el('label', { class: cx('choice', 'checkbox-field') }, input, text) };
}

function rowFor(file: File, remove: (file: File) => void): HTMLElement {
  const gone = button(
    { class: cx('icon-button', 'btn-icon'), 'aria-label': fill(labels.remove, { name: file.name }) },
    [icon('close')],
    () => {
      remove(file);
    },
  );
  const size = el('span', { class: cx('quiet') }, `${file.size.toLocaleString()} B`);
  return el(
    'li',
    { class: cx('file', 'popup-item') },
    pictureOf(file),
    el('span', { class: cx('file-name') }, file.name),
    size,
    gone,
  );
}

function pictureOf(file: File): Element {
  if (!file.type.startsWith('image/')) return icon('file');
  const image = el('img', { alt: '', class: cx('thumb') });
  image.src = URL.createObjectURL(file);
  return image;
}
