import type { Child } from '../dom/build.ts';
import { icon, type IconName } from '../dom/icon.ts';
import { pressButton } from '../dom/press.ts';
import { callApi } from '../model/api.ts';
import { mediaTypes, pickFiles } from '../model/files.ts';
import { quickReplies } from '../model/seed.ts';
import { composerCls, labels } from '../variant.ts';
import { openListDialog, openPollDialog } from '../view/list-dialog.ts';
import { stageFiles } from '../view/media-modal.ts';
import { besides, openMenu } from '../view/overlay.ts';
import { openContactDialog, openLocationDialog } from '../view/share-dialogs.ts';
import { openSymbols } from '../view/symbols.ts';
import { composedTextOf, translatedTextOf } from './answers.ts';
import type { Editable } from './editable.ts';
import { sendQuickReply } from './suggest.ts';

/** The composer's row: symbols, text, writing help, attachments. */
export function createTools(editable: Editable): Child[] {
  const symbols = tool('smile', labels.symbols, 'symbol-menu-button', () => openSymbols(editable, symbols));
  const ai = tool('spark', labels.ai, '', () => {
    openMenu(besides(ai), [
      { label: labels.improve, act: () => void rewrite(editable, improve) },
      { label: labels.translate, act: () => void rewrite(editable, translate) },
    ]);
  });
  const attach = tool('attach', labels.attach, 'AttachMenu--button', () => {
    openMenu(besides(attach), [
      { label: labels.media, act: () => pickFiles(mediaTypes, (files) => stageFiles(files, false)) },
      { label: labels.file, act: () => pickFiles('', (files) => stageFiles(files, true)) },
      { label: labels.poll, act: openPollDialog },
      { label: labels.todo, act: openListDialog },
      { label: labels.contact, act: openContactDialog },
      { label: labels.location, act: openLocationDialog },
      { label: labels.quickReply, act: () => openReplies(attach) },
    ]);
  });
  return [symbols, editable.root, ai, attach];
}

function tool(name: IconName, label: string, anchors: string, act: () => void): HTMLButtonElement {
  return pressButton({ class: composerCls('icon-button', anchors), label, icon: icon(name) }, act);
}

function openReplies(button: Element): void {
  openMenu(
    besides(button),
    quickReplies.map(({ id, text }) => ({ label: text, act: () => sendQuickReply(id) })),
  );
}

async function improve(editable: Editable): Promise<string | null> {
  return composedTextOf(await callApi('composeMessageWithAI', { text: editable.read() }));
}

async function translate(editable: Editable): Promise<string | null> {
  const args = { text: [editable.read()], toLanguageCode: 'en' };
  return translatedTextOf(await callApi('translateText', args));
}

/** The composer's text goes to the server, and what comes back takes its place. */
async function rewrite(
  editable: Editable,
  ask: (editable: Editable) => Promise<string | null>,
): Promise<void> {
  if (editable.read().text === '') return;
  const text = await ask(editable).catch(() => null);
  if (text !== null) editable.write({ text });
}
