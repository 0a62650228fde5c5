import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearComposer, hasPolicy, incidentSeen, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { cardMessage, cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { debug } from '../harness/tabs.ts';
import { inTime } from '../harness/whole.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await until('the first policy', () => hasPolicy(world, 1));
});
afterAll(async () => {
  await world?.close();
});

/** Runs in a fresh tab, so that one case's leftovers are not the next one's start. */
async function inChat(
  options: { title?: string; query?: string },
  act: (page: Page) => Promise<void>,
): Promise<void> {
  world.replicas.reset();
  const page = await world.openChat(options);
  await act(page);
  await world.tabs.leave(page);
}

async function expectHeld(page: Page): Promise<void> {
  await (await seeDialog(page)).click('Edit message');
  await dialogGone(page);
  expect(await world.replicas.sent()).toEqual([]);
}

describe('every variant of the page', () => {
  const variants = [
    '?testids=0',
    '?lang=de',
    '?lang=es',
    '?drift=1',
    '?drift=1&lang=fr',
    '?csp=strict&tt=1',
    '?label=plain',
  ];

  it.each(inTime(variants))(
    '%s: Enter and the send button are held, and clean text passes once',
    async (query) => {
      await inChat({ query }, async (page) => {
        await typeText(page, cardMessage(1));
        await page.keyboard.press('Enter');
        await expectHeld(page);
        await clearComposer(page);
        const send = page.locator('footer button').last();
        await typeText(page, cardMessage(2));
        await send.click();
        await expectHeld(page);
        await page.locator('footer [contenteditable="true"]').click();
        await page.keyboard.press('Control+a');
        await page.keyboard.insertText('nothing to see');
        await send.click();
        const sent = await world.replicas.whenSent(1);
        expect(sent.map(({ text }) => text)).toEqual(['nothing to see']);
      });
    },
  );
});

/** Chooses a file; resolves with the caption field, focused. */
async function attach(page: Page) {
  await page.getByRole('button', { name: 'Attach' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Document' }).click();
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('harmless') };
  await (await chooser).setFiles(file);
  const place = page.locator('[data-testid="media-caption-input-container"]');
  const caption = place
    .locator('[contenteditable="true"]')
    .or(place.and(page.locator('[contenteditable="true"]')));
  await caption.click();
  return caption;
}

describe('the caption of a file', () => {
  it.each([
    ['Enter', (page: Page) => page.keyboard.press('Enter')],
    ['its send button', (page: Page) => page.getByRole('button', { name: /^Send 1/ }).click()],
  ])('is held on %s; a clean one goes with the file', async (_how, send) => {
    await inChat({}, async (page) => {
      const caption = await attach(page);
      await page.keyboard.insertText(cardMessage(3));
      await send(page);
      await expectHeld(page);
      await caption.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('as promised');
      await send(page);
      const [sent] = await world.replicas.whenSent(1);
      expect(sent).toMatchObject({ text: 'as promised', path: 'media' });
    });
    await incidentSeen(world, ({ incident }) => incident.egress.channel === 'caption');
  });
});

describe('an edit of a sent message', () => {
  it.each([
    ['Enter', (page: Page) => page.keyboard.press('Enter')],
    ['its confirm control', (page: Page) => page.getByRole('dialog').getByRole('button').last().click()],
  ])('is held on %s', async (how, confirm) => {
    const text = `to be edited, ${how}`;
    await inChat({}, async (page) => {
      await typeText(page, text);
      await page.keyboard.press('Enter');
      await world.replicas.whenSent(1);
      const row = page.locator('[data-id]').filter({ hasText: text });
      await row.hover();
      await row.getByRole('button', { name: 'Message menu' }).click();
      await page.getByRole('menuitem', { name: 'Edit' }).click();
      await page.getByRole('dialog').locator('[contenteditable="true"]').click();
      await page.keyboard.insertText(cardMessage(4));
      await confirm(page);
      await (await seeDialog(page)).click('Edit message');
      await dialogGone(page);
      expect((await world.replicas.sent()).map((record) => record.text)).toEqual([text]);
    });
    await incidentSeen(world, ({ incident }) => incident.egress.channel === 'edit');
  });
});

describe('the conversation in the incident', () => {
  it.each([
    ['a direct chat', 'Ben Okafor', 'direct'],
    ['a group', 'Weekend hike', 'group'],
  ])('%s is told, its name is a pseudonym', async (_what, title, kind) => {
    const known = new Set((await world.admin.incidents()).map(({ incident }) => incident.id));
    await inChat({ title }, async (page) => {
      await typeText(page, cardMessage(5));
      await page.keyboard.press('Enter');
      await expectHeld(page);
    });
    const { incident } = await incidentSeen(world, (record) => !known.has(record.incident.id));
    expect(incident.egress.conversation.kind).toBe(kind);
    expect(incident.egress.conversation.title).toMatch(/^p_[\w-]{16}$/);
    expect(incident.egress.account).toEqual({ kind: 'personal', id: expect.stringMatching(/^p_/) });
    expect(incident.adapter.health).toBe('ok');
  });
});

describe('an impatient person', () => {
  it('who presses Enter four times has read nothing yet: the dialog stays, nothing is sent', async () => {
    await inChat({}, async (page) => {
      await typeText(page, cardMessage(7));
      // Without waiting for one before the next: on a busy machine the last would come when the dialog has been read.
      const session = await debug(page);
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
      const presses = Array.from({ length: 4 }, () => ['keyDown', 'keyUp'] as const).flat();
      await Promise.all(presses.map((type) => session.send('Input.dispatchKeyEvent', { type, ...enter })));
      await expectHeld(page);
    });
  });
});

describe('a way around the dialog', () => {
  it('by keyboard alone: Tab to the caption\u2019s send control, then Space or Enter', async () => {
    for (const key of ['Space', 'Enter']) {
      await inChat({}, async (page) => {
        await attach(page);
        await page.keyboard.insertText(cardMessage(8));
        await page.getByRole('button', { name: /^Send 1/ }).focus();
        await page.keyboard.press(key);
        await expectHeld(page);
      });
    }
  });

  it('by a list that is not the composer\u2019s own', async () => {
    await inChat({}, async (page) => {
      await page.evaluate(() => {
        const list = document.createElement('div');
        const option = document.createElement('div');
        list.setAttribute('role', 'listbox');
        option.setAttribute('role', 'option');
        option.textContent = 'sticker';
        list.append(option);
        document.querySelector('footer')?.append(list);
      });
      await typeText(page, cardMessage(9));
      await page.keyboard.press('Enter');
      await expectHeld(page);
    });
  });

  it('by text that changes while the question is open', async () => {
    await inChat({}, async (page) => {
      await typeText(page, `our account is ${iban(60)}`);
      await page.keyboard.press('Enter');
      const dialog = await seeDialog(page);
      await page.evaluate(() =>
        Reflect.get(globalThis, '__replica').appendText(' and something nobody approved'),
      );
      await dialog.click('Send anyway');
      await dialogGone(page);
      expect(await sentUpTo(world, page, 'after the change')).toEqual([]);
    });
  });
});

describe('a forward', () => {
  it('is not held for what happens to stand in the composer', async () => {
    await inChat({}, async (page) => {
      await typeText(page, cardMessage(12));
      const row = page.locator('[data-id]').filter({ hasText: 'Perfect.' }).first();
      await row.hover();
      await row.getByRole('button', { name: 'Message menu' }).click();
      await page.getByRole('menuitem', { name: 'Forward' }).click();
      await page
        .getByRole('button', { name: /forward/i })
        .last()
        .click();
      await page.getByRole('dialog').getByText('Ben Okafor').click();
      await page.getByRole('dialog').getByRole('button').last().click();
      const [sent] = await world.replicas.whenSent(1);
      expect(sent).toMatchObject({ path: 'forward' });
    });
  });
});

describe('what is not the guard’s business', () => {
  it('is left alone: search, Shift+Enter, the emoji list', async () => {
    await inChat({}, async (page) => {
      await page.locator('#side [contenteditable="true"]').click();
      await page.keyboard.insertText(cardNumber(6));
      await page.keyboard.press('Enter');
      expect(await hasDialog(page)).toBe(false);
      await typeText(page, 'one');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('two :hear');
      await page.getByRole('listbox').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      expect(await hasDialog(page)).toBe(false);
      await page.keyboard.press('Enter');
      const [sent] = await world.replicas.whenSent(1);
      expect(sent?.text).toMatch(/^one\ntwo /);
    });
  });
});

describe('a browser that is not enrolled', () => {
  it('sends as ever when the fail mode is open, and nothing when it is closed', async () => {
    const other = await createWorld({ enrol: false });
    const page = await other.openChat();
    expect(await sentUpTo(other, page, 'open')).toEqual([]);
    const worker = await other.worker();
    await worker.evaluate(() =>
      Reflect.get(globalThis, 'chrome').storage.local.set({ mode: { failMode: 'closed', enrolled: false } }),
    );
    other.replicas.reset();
    await typeText(page, 'closed');
    await page.keyboard.press('Enter');
    const session = await page.context().newCDPSession(page);
    await until('the notice', async () => {
      const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
      return JSON.stringify(root).includes('has no policy');
    });
    expect(await other.replicas.sent()).toEqual([]);
    await other.close();
  });
});
