import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { clearComposer, hasPolicy, incidentSeen, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { cardMessage, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

let world: World;
let page: Page;

beforeAll(async () => {
  world = await createWorld();
  await until('the first policy', () => hasPolicy(world, 1));
  page = await world.openChat();
});
afterAll(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.replicas.reset();
  await clearComposer(page);
});

const sentBefore = (marker: string) => sentUpTo(world, page, marker);
const knownIds = async () =>
  new Set((await world.admin.recentIncidents()).map(({ incident }) => incident.id));

async function killServiceWorker(): Promise<void> {
  const inside = await world.context.newPage();
  await inside.goto(`chrome-extension://${extensionId()}/popup.html`);
  const session = await world.context.newCDPSession(inside);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await inside.close();
}

describe('the service worker', () => {
  it('may die between hold and answer: sent once, recorded once', async () => {
    const before = await knownIds();
    const text = `account ${iban(11)} for the worker`;
    await typeText(page, text);
    await page.keyboard.press('Enter');
    const dialog = await seeDialog(page);
    await killServiceWorker();
    await page.bringToFront();
    await dialog.click('Send anyway');
    await dialogGone(page);
    // The record comes first, and its worker has to start again: emptied before that, the composer holds something else.
    await world.replicas.whenSent(1);
    expect(await sentBefore('after the worker died')).toEqual([text]);
    await incidentSeen(
      world,
      ({ incident }) => !before.has(incident.id) && incident.outcome === 'overridden',
    );
    const mine = (await world.admin.recentIncidents()).filter(({ incident }) => !before.has(incident.id));
    expect(mine.map(({ incident }) => incident.outcome)).toEqual(['overridden']);
  });
});

describe('a long message', () => {
  // The limit of what is typed in one go is the page's, not ours: 1 MB is put in by one insertion.
  const filler = 'lorem ipsum dolor sit amet '.repeat(Math.ceil(1_048_576 / 27));

  it('of 1 MB with a card number at its very end is stopped', async () => {
    await typeText(page, filler + cardMessage(20));
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    expect(await sentBefore('after 1 MB')).toEqual([]);
  });

  it('of 1 MB without anything passes whole', async () => {
    await typeText(page, filler);
    await page.keyboard.press('Enter');
    const sent = await until('the long message', async () => {
      const [first] = await world.replicas.sent();
      return first;
    });
    expect(sent.text.length).toBe(filler.length);
  });
});

describe('without the server', () => {
  it('everything goes on; what was recorded arrives once it is back, also over a browser restart', async () => {
    const before = await knownIds();
    await world.server.stop();
    await typeText(page, cardMessage(40));
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    await clearComposer(page);
    const text = `account ${iban(14)} offline`;
    await typeText(page, text);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    expect(await sentBefore('while the server is away')).toEqual([text]);

    await world.restartBrowser();
    page = await world.openChat();
    await typeText(page, cardMessage(41));
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);

    await world.restartServer('stop');
    const outcomes = await until(
      'all three incidents',
      async () => {
        const mine = (await world.admin.recentIncidents()).filter(({ incident }) => !before.has(incident.id));
        return mine.length >= 3 && mine.map(({ incident }) => incident.outcome);
      },
      90_000,
    );
    expect(outcomes.toSorted()).toEqual(['blocked', 'blocked', 'overridden']);
  });
});

describe('a server that was killed', () => {
  it('comes back with the same policy and incidents', async () => {
    const before = await knownIds();
    await world.restartServer('kill');
    expect(await knownIds()).toEqual(before);
    expect((await world.admin.policy()).version).toBe(1);
  });
});
