import { attach, sendAttached } from '../harness/firefox-attach.ts';
import { sendBidi } from '../harness/firefox-bidi.ts';
import {
  clearComposer,
  openConversation,
  openedBy,
  pasteText,
  press,
  readClipboard,
  sentUpTo,
  typeText,
} from '../harness/firefox-chat.ts';
import { dialogGone, hasDialog, seeChip, seeDialog } from '../harness/firefox-dialog.ts';
import type { FirefoxWorld } from '../harness/firefox.ts';
import { forgetAsking, readRecordPage, type Employee } from './employee.ts';

export async function createFirefoxEmployee(world: FirefoxWorld): Promise<Employee> {
  const page = await world.openChat();
  return {
    replicas: world.replicas,
    admin: world.admin,
    openChat: (title) => openConversation(page, title),
    type: (text) => typeText(page, text),
    write: (text) => page.keyboard.type(text),
    paste: (text) => pasteText(page, text),
    press: (keys) => press(page, keys),
    clear: () => clearComposer(page),
    sentUpTo: (marker) => sentUpTo(world, page, marker),
    dialog: () => seeDialog(page),
    dialogGone: () => dialogGone(page),
    hasDialog: () => hasDialog(page),
    chip: () => seeChip(page),
    inPage: (read) => page.evaluate(read),
    attach: async (files) => {
      await attach(page, files);
    },
    sendAttached: (count) => sendAttached(page, count),
    openedBy: (act) => openedBy(page, act),
    clipboard: () => readClipboard(page),
    async openRecord() {
      const record = await world.openOwnPage('record.html');
      return {
        read: () => record.evaluate(readRecordPage),
        askForAnswers: () => record.evaluate(forgetAsking),
        reload: async () => {
          await sendBidi(record, 'browsingContext.reload', (context) => ({ context, wait: 'complete' }));
        },
        async close() {
          await record.close();
          await page.bringToFront();
        },
      };
    },
  };
}
