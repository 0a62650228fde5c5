import type { Page } from 'playwright-core';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { attach } from '../harness/attach.ts';
import { clearComposer, openConversation, pasteText, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, hasDialog, seeChip, seeDialog } from '../harness/dialog.ts';
import type { World } from '../harness/world.ts';
import { forgetAsking, readRecordPage, type Employee } from './employee.ts';

export async function createChromiumEmployee(world: World): Promise<Employee> {
  const { context } = world;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // No tool of a test is on the internet.
  await context.route(/^https:\/\/[^/]+\.example\.com\//, (route) => route.fulfill({ body: '' }));
  const page: Page = await world.openChat();
  return {
    replicas: world.replicas,
    admin: world.admin,
    openChat: (title) => openConversation(page, title),
    type: (text) => typeText(page, text),
    write: (text) => page.keyboard.type(text),
    paste: (text) => pasteText(page, text),
    press: (keys) => page.keyboard.press(keys),
    clear: () => clearComposer(page),
    sentUpTo: (marker) => sentUpTo(world, page, marker),
    dialog: () => seeDialog(page),
    dialogGone: () => dialogGone(page),
    hasDialog: () => hasDialog(page),
    chip: () => seeChip(page),
    inPage: (read) => page.evaluate(read),
    attach: (files) => attach(page, files),
    sendAttached: (count) => page.getByRole('button', { name: `Send ${String(count)} selected` }).click(),
    async openedBy(act) {
      const opened = context.waitForEvent('page');
      await act();
      const tab = await opened;
      const address = tab.url();
      await tab.close();
      await page.bringToFront();
      return address;
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    async openRecord() {
      const record = await context.newPage();
      await record.goto(`chrome-extension://${extensionId()}/record.html`);
      return {
        read: () => record.evaluate(readRecordPage),
        askForAnswers: () => record.evaluate(forgetAsking),
        reload: async () => {
          await record.reload();
        },
        async close() {
          await record.close();
          await page.bringToFront();
        },
      };
    },
  };
}
