import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { composer, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import {
  answer,
  chaosStage,
  draftOf,
  expectNothingSent,
  inChat,
  removeOurHosts,
  texts,
  watchIncidents,
} from './stage.ts';

/** What may happen between a question and its answer: never to somebody else, never lost, never twice. */

const stage = chaosStage();
const held = (seed: number) => `our account is ${iban(seed)}`;

async function ask(page: Page, text: string): Promise<void> {
  await typeText(page, text);
  await page.keyboard.press('Enter');
  await seeDialog(page);
}

const changes: readonly [string, (page: Page) => Promise<unknown>, kept: (text: string) => string][] = [
  ['the chat is switched', (page) => page.evaluate(() => window.__replica.open('c3')), (text) => text],
  [
    'the chat is switched there and the text is the same',
    (page) => page.evaluate(() => window.__replica.open('c2')),
    (text) => text,
  ],
  [
    'the text grows',
    (page) => page.evaluate(() => window.__replica.appendText(' and more')),
    (text) => `${text} and more`,
  ],
  [
    'the composer is built anew',
    (page) => page.evaluate(() => window.__replica.rebuildComposer()),
    (text) => text,
  ],
  [
    'the title changes',
    (page) =>
      page.evaluate(() => {
        const title = document.querySelector('#main header span[title]');
        title?.setAttribute('title', 'Somebody Else');
        title?.replaceChildren('Somebody Else');
      }),
    (text) => text,
  ],
];

describe('while a question is open', () => {
  it.each(changes)('%s: nothing is sent, nothing is lost', async (_what, change, kept) => {
    const since = await watchIncidents(stage());
    const text = held(1);
    await inChat(stage(), async (page) => {
      await ask(page, text);
      await change(page);
      await answer(page, 'Send anyway');
      await expectNothingSent(stage());
      await until('the text in its composer', async () => (await draftOf(page, 'c1')) === kept(text));
      expect(await sentUpTo(stage(), page, 'after the change')).toEqual([]);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it.each([
    ['a caption', 'Anna Svoboda'],
    ['an edit', 'Ben Okafor'],
  ])('the dialog of %s is closed: nothing is sent', async (what, title) => {
    const since = await watchIncidents(stage());
    await inChat(
      stage(),
      async (page) => {
        await (what === 'a caption' ? openCaption(page) : openEdit(page));
        await page.keyboard.insertText(held(2));
        await page.keyboard.press('Enter');
        await seeDialog(page);
        const before = (await texts(stage())).length;
        await page.evaluate(() => window.__replica.closeMenu());
        await answer(page, 'Send anyway');
        expect(await sentUpTo(stage(), page, 'after the dialog')).toHaveLength(before);
      },
      { title },
    );
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it('our element is removed, and again: nothing is sent, and the next Enter asks again', async () => {
    const since = await watchIncidents(stage());
    const text = held(3);
    await inChat(stage(), async (page) => {
      await ask(page, text);
      await removeOurHosts(page); // it comes back once
      expect(await hasDialog(page)).toBe(true);
      await removeOurHosts(page);
      await until('the question to go', async () => !(await hasDialog(page)));
      expect(await draftOf(page, 'c1')).toBe(text);
      await until('the next question', async () => {
        await composer(page).press('Enter');
        return hasDialog(page);
      });
      await expectNothingSent(stage());
      await answer(page, 'Send anyway');
      expect((await stage().replicas.whenSent(1)).map((one) => one.text)).toEqual([text]);
    });
    expect((await since(2)).map(({ outcome }) => outcome).toSorted()).toEqual(['cancelled', 'overridden']);
  });

  it('the window loses the focus: the answer holds, once', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await ask(page, held(4));
      const other = await stage().context.newPage();
      await other.bringToFront();
      await page.evaluate(() => window.dispatchEvent(new Event('blur')));
      await page.bringToFront();
      await other.close();
      await answer(page, 'Send anyway');
      await stage().replicas.whenSent(1);
      expect(await sentUpTo(stage(), page, 'after the blur')).toEqual([held(4)]);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['overridden']);
  });

  it('the tab goes elsewhere: nothing is sent, and no override is recorded', async () => {
    const since = await watchIncidents(stage());
    await inChat(
      stage(),
      async (page) => {
        await ask(page, held(5));
        await page.goto('https://web.whatsapp.com/?lang=de');
        await page.locator('#side').waitFor();
        await expectNothingSent(stage());
      },
      { closes: true },
    );
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it('the tab goes elsewhere in the moment of the answer: what is recorded is what happened', async () => {
    const since = await watchIncidents(stage());
    let sent = 0;
    await inChat(
      stage(),
      async (page) => {
        await ask(page, held(6));
        await page.evaluate(() => {
          const known = document.documentElement.children.length;
          new MutationObserver(() => {
            if (document.documentElement.children.length < known) location.assign('/?lang=de');
          }).observe(document.documentElement, { childList: true });
        });
        await (await seeDialog(page)).click('Send anyway');
        await page.waitForURL(/lang=de/);
        await page.locator('#side').waitFor();
        sent = (await texts(stage())).length;
      },
      { closes: true },
    );
    const outcome = sent === 0 ? 'cancelled' : 'overridden';
    expect((await since(1)).map((incident) => incident.outcome)).toEqual([outcome]);
  });
});

describe('a hurried person', () => {
  it('presses Enter three times: a clean message leaves once', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, 'see you at noon');
      await Promise.all([1, 2, 3].map(() => page.keyboard.press('Enter')));
      expect(await sentUpTo(stage(), page, 'after three')).toEqual(['see you at noon']);
    });
  });

  it('presses Enter three times and clicks twice: a held one leaves once', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await typeText(page, held(7));
      await Promise.all([1, 2, 3].map(() => page.keyboard.press('Enter')));
      const dialog = await seeDialog(page);
      await expectNothingSent(stage());
      await dialog.click('Send anyway');
      await page.mouse.down();
      await page.mouse.up();
      await dialogGone(page);
      await page.keyboard.press('Enter');
      // Nobody empties a composer whose text is just about to leave.
      await stage().replicas.whenSent(1);
      expect(await sentUpTo(stage(), page, 'after the clicks')).toEqual([held(7)]);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['overridden']);
  });
});

async function openCaption(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Attach' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Document' }).click();
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('harmless') };
  await (await chooser).setFiles(file);
  const place = page.locator('[data-testid="media-caption-input-container"]');
  await place
    .locator('[contenteditable="true"]')
    .or(place.and(page.locator('[contenteditable="true"]')))
    .click();
}

async function openEdit(page: Page): Promise<void> {
  await typeText(page, 'to be edited');
  await page.keyboard.press('Enter');
  await stage().replicas.whenSent(1);
  const row = page.locator('[data-id]').filter({ hasText: 'to be edited' });
  await row.hover();
  await row.getByRole('button', { name: 'Message menu' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('dialog').locator('[contenteditable="true"]').click();
}
