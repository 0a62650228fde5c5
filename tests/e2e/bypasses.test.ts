import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composer, pasteText, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { cardMessage, cardNumber } from '../harness/samples.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';
import { matrixPolicy } from '../matrix/policy.ts';

/** Ways around the guard that docs/BYPASSES.md names and no other test tries. */

let world: World;
beforeAll(async () => {
  world = await createWorld({ policy: matrixPolicy });
});
afterAll(async () => {
  await world?.close();
});

async function inChat(act: (page: Page) => Promise<void>): Promise<void> {
  world.replicas.reset();
  const page = await world.openChat();
  await act(page);
  await world.tabs.leave(page);
}

async function expectHeld(page: Page, marker: string): Promise<void> {
  const dialog = await seeDialog(page);
  await dialog.click(
    dialog.buttons.find((label) => /^(Edit message|Don.t |Close)/.test(label)) ?? 'Edit message',
  );
  await dialogGone(page);
  expect(await sentUpTo(world, page, marker)).toEqual([]);
}

async function choose(page: Page, name: string, content: string): Promise<void> {
  await page.getByRole('button', { name: 'Attach' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Document' }).click();
  await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer: Buffer.from(content) });
}

describe('a text', () => {
  it('that a script of the page put into the composer is held on Enter', async () => {
    await inChat(async (page) => {
      await composer(page).click();
      await page.evaluate((text) => window.__replica.appendText(text), cardMessage(1));
      await page.keyboard.press('Enter');
      await expectHeld(page, 'after the script');
    });
  });

  it('pasted as plain text with Ctrl+Shift+V is held', async () => {
    await inChat(async (page) => {
      await pasteText(page, 'nothing ');
      await page.evaluate((text) => navigator.clipboard.writeText(text), cardMessage(2));
      await page.keyboard.press('Control+Shift+v');
      await expectHeld(page, 'after the plain paste');
    });
  });

  it('typed in another tab of the same account is held there', async () => {
    await inChat(async (first) => {
      const second = await world.openChat({ title: 'Ben Okafor' });
      await typeText(second, cardMessage(3));
      await second.keyboard.press('Enter');
      await expectHeld(second, 'after the second tab');
      await second.close();
      await first.bringToFront();
    });
  });

  it('in a window that the page opened is held there', async () => {
    await inChat(async (page) => {
      const opened = page.waitForEvent('popup');
      await page.evaluate(
        () => void window.open('https://web.whatsapp.com/', '', 'popup,width=900,height=700'),
      );
      const popup = await opened;
      await popup.locator('#side').getByText('Anna Svoboda', { exact: true }).click();
      await typeText(popup, cardMessage(4));
      await popup.keyboard.press('Enter');
      await expectHeld(popup, 'after the popup');
      await popup.close();
    });
  });

  it('sent by the first key after a reload is held', async () => {
    await inChat(async (page) => {
      await page.reload();
      await page.locator('#side').getByText('Anna Svoboda', { exact: true }).click();
      await typeText(page, cardMessage(5));
      await page.keyboard.press('Enter');
      await expectHeld(page, 'after the reload');
    });
  });
});

describe('a file', () => {
  it('of text that is called a picture is read as text', async () => {
    await inChat(async (page) => {
      await choose(page, 'holiday.jpg', `name,card\nAnn,${cardNumber(6)}\n`);
      await expectHeld(page, 'after the renamed file');
    });
  });

  it('whose name is the secret is held', async () => {
    await inChat(async (page) => {
      await choose(page, `card ${cardNumber(7)}.jpg`, 'nothing in it');
      await expectHeld(page, 'after the name');
    });
  });

  it('dropped on a drawing inside a control is held', async () => {
    await inChat(async (page) => {
      await page.evaluate(
        (content) => {
          const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
          document.querySelector('#main')?.append(drawing);
          Object.assign(globalThis, { dropped: 0 });
          document.addEventListener('drop', () => Object.assign(globalThis, { dropped: 1 }));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([content], 'list.csv', { type: 'text/csv' }));
          drawing.dispatchEvent(
            new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, dataTransfer }),
          );
        },
        `name,card\nAnn,${cardNumber(8)}\n`,
      );
      await seeDialog(page);
      expect(await page.evaluate<unknown>(() => Reflect.get(globalThis, 'dropped'))).toBe(0);
      await expectHeld(page, 'after the drop');
    });
  });
});
