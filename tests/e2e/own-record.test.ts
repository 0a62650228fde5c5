import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { hasPolicy, incidentSeen, typeText } from '../harness/chat.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { forgetAsking } from '../employee/employee.ts';
import { cardMessage, cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import type { World } from '../harness/world.ts';
import { createWorld } from '../harness/world.ts';

/** From the first page to leaving, as a person goes: what is said, what is sent, and what they can see of it. */

let world: World;
beforeAll(async () => {
  world = await createWorld({ keepWelcome: true, enrol: false });
});
afterAll(async () => {
  await world?.close();
});

const addressOf = (name: string) => `chrome-extension://${extensionId()}/${name}.html`;
async function open(name: string): Promise<Page> {
  const page = await world.context.newPage();
  await page.goto(addressOf(name));
  return page;
}

it('says once what is watched, and follows when the browser joins', async () => {
  const welcome = await until('the first page', async () =>
    world.context.pages().find((page) => page.url() === addressOf('welcome')),
  );
  await welcome.getByText('does not belong to an organisation yet').waitFor();
  await welcome.getByRole('link', { name: 'Enter an enrolment code' }).click();
  await welcome.getByRole('textbox').fill(world.server.enrolmentCode);
  await welcome.getByRole('button', { name: 'Connect browser' }).click();
  await welcome.getByRole('button', { name: /^Leave/ }).waitFor();
  await welcome.getByRole('link', { name: 'What is watched' }).click();
  await welcome.getByText('looks for this:').waitFor();
  await welcome.close();
});

it('shows what the server stored, to the byte of what was sent, and nothing of the message', async () => {
  await hasPolicy(world, 1);
  const chat = await world.openChat();
  await typeText(chat, cardMessage());
  await chat.keyboard.press('Enter');
  await (await seeDialog(chat)).click('Edit message');
  await dialogGone(chat);
  const { incident } = await incidentSeen(world, () => true);
  const record = await open('record');
  await record.getByText('What was sent about this').first().click();
  const shown = (await record.locator('pre').first().textContent()) ?? '';
  expect(JSON.parse(shown)).toEqual(incident);
  const all = await record.locator('main').innerText();
  expect(all).toContain('180 days');
  for (const part of ['Svoboda', cardNumber(), cardNumber().slice(0, 6)]) expect(all).not.toContain(part);

  await record.getByRole('button', { name: 'This isn’t sensitive' }).first().click();
  await record.getByRole('textbox').fill('our own sample');
  await record.getByRole('button', { name: 'Report to the security team' }).click();
  await record.getByText('You reported on').waitFor();
  await record.close();
});

it('shows what the security team answered, as it was written in the console', async () => {
  const analyst = await world.context.newPage();
  await analyst.goto(await world.admin.invite('analyst'));
  await analyst.locator('.overview').waitFor();
  await incidentSeen(world, ({ triage }) => triage.disputedAt !== null);
  await analyst.goto(`${world.server.url}/#/incidents`);
  await analyst.locator('.dispute').getByText('our own sample').waitFor();
  await analyst.keyboard.press('f');
  await analyst.keyboard.type('You are right, this sample is excepted from now on.');
  await analyst.keyboard.press('Tab');
  await analyst.keyboard.press('Enter');
  await analyst.getByRole('status').filter({ hasText: 'on its way to the person' }).waitFor();
  await analyst.close();

  const record = await open('record');
  await record.getByText('No answer yet.').waitFor();
  await record.evaluate(forgetAsking);
  await until('the answer', async () => {
    await record.reload();
    return (await record.locator('main').innerText()).includes('The security team agreed on');
  });
  await record.getByText('this sample is excepted from now on').waitFor();
  await record.close();
});

it('leaves the organisation for good, and says what would be lost', async () => {
  const options = await open('options');
  await options.getByRole('button', { name: /^Leave/ }).click();
  await options
    .getByRole('dialog')
    .getByRole('button', { name: /^Leave/ })
    .click();
  await options.getByText('has left').waitFor();
  await options.getByRole('textbox', { name: 'Enrolment code' }).waitFor();
  expect(await world.admin.devices()).toMatchObject([{ revokedAt: expect.any(String) as string }]);
  const kept = await options.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    return Promise.all(
      names.map(
        (name) =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => reject(new Error(name));
            opening.onsuccess = () => {
              const stores = [...opening.result.objectStoreNames];
              const transaction = opening.result.transaction(stores);
              const counts = stores.map((store) => transaction.objectStore(store).count());
              transaction.oncomplete = () => resolve(counts.reduce((sum, { result }) => sum + result, 0));
            };
          }),
      ),
    );
  });
  // The managed settings that there are none of may be remembered.
  expect(Math.max(0, ...kept)).toBeLessThanOrEqual(1);
  const record = await open('record');
  await record.getByText('does not belong to an organisation').waitFor();
});
