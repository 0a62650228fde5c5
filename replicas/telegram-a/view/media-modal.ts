import { createEditable, type Editable } from '../composer/editable.ts';
import { sendAskedBy } from '../composer/send-keys.ts';
import { askWhen, attachSendMenu } from '../composer/send-menu.ts';
import { suggestionsFor } from '../composer/suggest.ts';
import { createSuggestions } from '../composer/suggestions.ts';
import { fillWith, h } from '../dom/build.ts';
import { onDragOver, onDrop } from '../dom/delegate.ts';
import { icon } from '../dom/icon.ts';
import { onPress, pressButton } from '../dom/press.ts';
import { attachmentOf, filesOfDrop, pickFiles } from '../model/files.ts';
import { onLeave } from '../model/route.ts';
import { sendAttachments } from '../model/send.ts';
import { getState } from '../model/store.ts';
import type { SendOptions } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, dataName, labels } from '../variant.ts';
import { fileTile } from './file-tile.ts';
import { type Dialog, openDialog } from './overlay.ts';

interface Modal {
  readonly caption: Editable;
  add(files: readonly File[]): void;
  close(): void;
}

let open: Modal | null = null;

// It belongs to its chat.
onLeave(() => open?.close());

/** The caption of the open media modal. */
export function openCaption(): Editable | null {
  return open?.caption ?? null;
}

/** Opens the media modal with these files, or adds them to the open one. Nothing leaves before its send. */
export function stageFiles(files: readonly File[], asFile: boolean): void {
  if (files.length === 0 || !getState().route) return;
  if (open) open.add(files);
  else open = createModal(files, asFile);
}

function createModal(first: readonly File[], asFile: boolean): Modal {
  let files = [...first];
  const suggestions = createSuggestions();
  const caption = createEditable({
    id: 'editable-message-text-modal',
    placeholder: labels.caption,
    onChange: () => suggestions.show(suggestionsFor(caption)),
    onKey(event) {
      const asked = sendAskedBy(event);
      if (!asked) return;
      event.preventDefault();
      send(asked);
    },
  });
  const asFileBox = h('input', { type: 'checkbox' });
  asFileBox.checked = asFile;
  const tiles = h('div', { class: cls('tiles', 'Attachments'), [dataName('data-dropzone')]: true });
  onDragOver(tiles, (event) => event.preventDefault());
  onDrop(tiles, (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer) void filesOfDrop(event.dataTransfer).then(add, () => undefined);
  });
  const sendButton = h('button', {
    type: 'button',
    class: cls('primary', 'send'),
    'aria-label': labels.sendMedia,
  });
  sendButton.append(labels.sendMedia);
  onPress(sendButton, () => send({ via: 'button' }));
  attachSendMenu(sendButton, () => true, send, true);

  const dialog: Dialog = openDialog(
    {
      label: fill(labels.files, { count: files.length }),
      anchors: 'AttachmentModal',
      header: [
        h('label', { class: cls('check') }, asFileBox, labels.asFile),
        pressButton({ class: cls('icon-button'), label: labels.addFiles, icon: icon('plus') }, () =>
          pickFiles('', add),
        ),
      ],
      onEnter: () => send({ via: 'enter' }),
      onClose() {
        suggestions.show([]);
        open = null;
      },
    },
    tiles,
    h('div', { class: cls('caption-row') }, suggestions.root, caption.root, sendButton),
  );
  draw();
  caption.focus();
  return { caption, add, close: dialog.close };

  function draw(): void {
    fillWith(
      tiles,
      ...files.map((file) =>
        fileTile(file, () => {
          files = files.filter((each) => each !== file);
          if (files.length === 0) dialog.close();
          else draw();
        }),
      ),
    );
  }

  function add(more: readonly File[]): void {
    files = [...files, ...more];
    draw();
  }

  function send(options: SendOptions): void {
    if (getState().route?.type === 'scheduled' && options.scheduledAt === undefined) {
      askWhen((scheduledAt) => send({ ...options, scheduledAt }));
      return;
    }
    const attachments = files.map((file) => attachmentOf(file, asFileBox.checked));
    const text = caption.read();
    dialog.close();
    sendAttachments(attachments, text, options);
  }
}
