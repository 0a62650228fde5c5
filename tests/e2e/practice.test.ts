import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AxeResults } from 'axe-core';
import { enrolBrowser, extensionId } from '../../scripts/lib/demo-browser.mjs';
import { incidentSeen, typeText } from '../harness/chat.ts';
import { dialogGone, seeChip, seeDialog } from '../harness/dialog.ts';
import { cardMessage, cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { onlyPack } from '../harness/world-policy.ts';

/** The practice chat: the real guard with the policy of this browser, or without any; and nothing of it gets out. */

const pack = `apiVersion: sluice/v1
kind: RulePack
id: own-cards
title: { en: Cards }
rules:
  - id: own-card
    title: { en: Card of a customer }
    severity: high
    mode: enforce
    when: { platforms: [whatsapp] }
    match: { detector: credit-card }
    then: { action: block, redactable: true, tell: { en: Cards belong into the till. } }
`;

let world: World;
let page: Page;

beforeAll(async () => {
  world = await createWorld({ enrol: false, policy: onlyPack('own-cards', pack) });
  page = await world.tabs.open();
  await page.goto(`chrome-extension://${extensionId()}/practice.html`);
  await page.locator('.exercises').waitFor();
});
afterAll(async () => {
  await world?.close();
});

const composer = () => page.getByRole('textbox', { name: 'Message' });
const openExercise = (name: string) => page.getByRole('button', { name, exact: true }).click();
const putExample = () =>
  page.getByRole('button', { name: /^(?:Put the example|Attach the example)/ }).click();
const seenSteps = () => page.locator('.steps .seen').count();
const mine = () => page.locator('.message.me').allInnerTexts();
const underlined = () =>
  page.evaluate(() => [...CSS.highlights.values()].flatMap((one) => [...one].map(String)));

/** What the extension has stored in this browser by which something could be told. */
const kept = () =>
  page.evaluate(async () => {
    const read = (name: string, store: string, key?: string) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(name));
        opening.onsuccess = () => {
          const { result } = opening;
          if (!result.objectStoreNames.contains(store)) resolve(undefined);
          else {
            const values = result.transaction(store).objectStore(store);
            const asked = key === undefined ? values.getAll() : values.get(key);
            asked.onsuccess = () => resolve(asked.result);
          }
          result.close();
        };
      });
    return {
      incidents: await read('sluice-incidents', 'incidents'),
      counts: await read('keyval-store', 'keyval', 'clean-sends'),
      disputes: await read('keyval-store', 'keyval', 'disputes'),
    };
  });

it('without a policy: demonstrates a card number underlined, held, taken out and sent', async () => {
  expect(await page.locator('main').innerText()).toMatch(/This is a demonstration/);
  await putExample();
  await page.keyboard.press('Enter');
  expect(await mine()).toEqual([expect.stringContaining('At ten')]);
  expect(await page.getByText('The message goes out at once').locator('..').getAttribute('class')).toBe(
    'seen',
  );

  await openExercise('Card number');
  await putExample();
  await until('the underlined number', async () => (await underlined()).length === 1);
  expect(await underlined()).toEqual([expect.stringMatching(/^[\d -]{13,}$/)]);
  expect(await seeChip(page)).toMatch(/card/i);
  await page.keyboard.press('Enter');
  const dialog = await seeDialog(page);
  expect(dialog.text).toMatch(/nothing of this is recorded/);
  expect(dialog.text).not.toMatch(/Sluice sees/);
  expect(dialog.buttons).not.toContain('This isn’t sensitive');
  await dialog.click('Redact and send');
  await dialogGone(page);
  await until('the redacted message', async () => (await mine()).length === 2);
  expect((await mine())[1]).toMatch(/my card .*\[.+\]/);
  expect((await mine())[1]).not.toMatch(/\d{6}/);
  expect(await seenSteps()).toBe(3);
});

it('looks into a file, by the demonstration’s rules as well', async () => {
  await openExercise('Card number: as a file');
  await putExample();
  const dialog = await seeDialog(page);
  expect(dialog.text).toMatch(/example\.txt/);
  await dialog.click('Don’t send');
  await dialogGone(page);
  expect(await seenSteps()).toBe(2);
  expect((await mine()).join()).not.toMatch(/example\.txt/);
});

it('breaks no rule of accessibility', async () => {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(
    // Of WCAG 2.2, and off by itself.
    () =>
      Reflect.get(globalThis, 'axe').run({
        rules: { 'target-size': { enabled: true } },
      }) as Promise<AxeResults>,
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it('with the organisation’s policy: practises its rules as soon as it is there, by keyboard alone', async () => {
  await enrolBrowser(world.context, world.server.enrolmentCode);
  await page.getByRole('button', { name: 'Card of a customer', exact: true }).focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('main').innerText()).toMatch(/Cards belong into the till/);
  await composer().focus();
  await page.keyboard.insertText(cardMessage(7));
  await page.keyboard.press('Enter');
  expect((await seeDialog(page)).buttons.some((label) => label.startsWith('Send anyway'))).toBe(false);
  await page.keyboard.press('Escape');
  await dialogGone(page);
  expect(await composer().innerText()).toContain(cardNumber(7));
  expect((await mine()).join()).not.toContain(cardNumber(7));
  expect(await seenSteps()).toBe(3);
});

it('tells nobody: not the queue, not the counters, not the server, and not even when asked to', async () => {
  const refused = await page.evaluate(async () => {
    const { runtime } = Reflect.get(globalThis, 'browser') as typeof import('webextension-polyfill');
    const names = ['incident/save', 'sends/clean', 'adapter/state'];
    return Promise.all(
      names.map((name) =>
        runtime.sendMessage({ sluice: 1, name, payload: {} }).then(
          (reply) => reply ?? 'unanswered',
          () => 'unanswered',
        ),
      ),
    );
  });
  expect(refused).toEqual(['unanswered', 'unanswered', 'unanswered']);
  expect(await kept()).toEqual({ incidents: [], counts: undefined, disputes: undefined });

  // A chat that is none for practice is heard of, and it alone.
  const chat = await world.openChat();
  await typeText(chat, cardMessage(8));
  await chat.keyboard.press('Enter');
  await seeDialog(chat);
  await chat.keyboard.press('Escape');
  await incidentSeen(world, () => true);
  expect(await world.admin.incidents()).toHaveLength(1);
  expect(await kept()).toMatchObject({ incidents: [] });
});

it('keeps what was seen, until the person starts over', async () => {
  await page.reload();
  const done = page.getByText(/\d of \d done/);
  expect(await done.innerText()).toMatch(/^[1-9]/);
  await page.getByRole('button', { name: 'Start over' }).click();
  expect(await page.locator('.head').innerText()).toMatch(/All exercises are open again/);
  await page.reload();
  expect(await done.innerText()).toMatch(/^0/);
});
