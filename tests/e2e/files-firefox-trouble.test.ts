import { appendFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UnscannableReason } from '../../lib/core/decide/egress.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { filePolicy } from '../harness/file-policy.ts';
import { attach, isStaged, sendAttached } from '../harness/firefox-attach.ts';
import { createFirefoxWorld, type FirefoxWorld } from '../harness/firefox.ts';
import { dialogGone, seeDialog, showsText } from '../harness/firefox-dialog.ts';
import { type EventPage, holdEventPage } from '../harness/firefox-inspector.ts';
import { recording, type SampleFile, sampleFile, samples, sha256Of } from '../harness/sample-files.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { isWhole } from '../harness/whole.ts';

/** What may go wrong while a file is looked into in Firefox, where the event page does it: never is it let in unread. */

let world: FirefoxWorld;
let page: Page;
let events: EventPage;
beforeAll(async () => {
  world = await createFirefoxWorld(filePolicy);
  await world.enrol();
});
afterAll(async () => {
  await world?.close();
});
beforeEach(async () => {
  await page?.close();
  world.replicas.reset();
  events = await holdEventPage(world);
  page = await world.openChat();
});
afterEach(async () => {
  await events.close();
});

const reading = () => until('the reading', () => events.isReading());
const checking = 'Checking costs.xlsx';

async function expectHeld(): Promise<void> {
  await (await seeDialog(page, 60_000)).click('Don\u2019t send');
  await dialogGone(page);
  expect(await isStaged(page)).toBe(false);
  expect(await world.replicas.sent()).toEqual([]);
}

async function expectSent({ name, buffer }: SampleFile): Promise<void> {
  await until('a decision', () => isStaged(page), 60_000);
  await sendAttached(page);
  const [record] = await world.replicas.whenSent(1);
  expect(record?.files).toMatchObject([{ name, sha256: sha256Of(buffer) }]);
}

/** The incident about what could not be read, for a reason that no other test has. */
async function expectUnread(reason: UnscannableReason) {
  const item = await until('the incident', async () =>
    (await world.admin.incidents()).find(({ incident }) => incident.unscannable === reason),
  );
  expect(item.incident.outcome).toBe('cancelled');
}

describe('while a file is looked into', () => {
  it('the inspector dies: policy decides, and the next file is read', async () => {
    await events.slowDisk();
    await attach(page, [samples.warnedXlsx]);
    await reading();
    await events.kill();
    await expectHeld();
    await expectUnread('inspector-unavailable');
    await attach(page, [samples.clean]);
    await expectSent(samples.clean);
  });

  it('the tab is closed: the next one is not kept waiting', async () => {
    const letRead = await events.slowDisk();
    await attach(page, [samples.warnedXlsx]);
    await reading();
    await page.close();
    page = await world.openChat();
    await letRead();
    await attach(page, [samples.clean]);
    await expectSent(samples.clean);
  });

  it('it changes on disk: what it held when it was chosen is judged, and is what leaves', async () => {
    const letRead = await events.slowDisk();
    const [path = ''] = await attach(page, [sampleFile('changing.txt', 'harmless')]);
    await reading();
    appendFileSync(path, ` card ${cardNumber(1)}`);
    await letRead();
    await expectSent(sampleFile('changing.txt', 'harmless'));
  });
});

describe.runIf(isWhole)('while a file is looked into, at length', () => {
  it('Cancel lets nothing in, and the next file is read', async () => {
    const letRead = await events.slowDisk();
    await attach(page, [samples.warnedXlsx]);
    await reading();
    await until('the notice', () => showsText(page, checking));
    await page.keyboard.press('Escape');
    await until('the notice to go', async () => !(await showsText(page, checking)));
    await letRead();
    expect(await isStaged(page)).toBe(false);
    await attach(page, [samples.blockedText]);
    await expectHeld();
  });

  it('the reader gets stuck: what it had found stands, and the next file is read', async () => {
    await events.muteReader();
    await attach(page, [sampleFile('all.zip', buildZip({ 'a.txt': `account ${iban(3)}`, 'b.txt': 'more' }))]);
    const dialog = await seeDialog(page, 60_000);
    expect(dialog.text).toContain('a.txt');
    await expectHeld();
    await expectUnread('timeout');
    await attach(page, [samples.clean]);
    await expectSent(samples.clean);
  });

  it('it changes on disk once it was let in: what was judged leaves', async () => {
    const [path = ''] = await attach(page, [sampleFile('changing.txt', 'harmless')]);
    await until('a decision', () => isStaged(page), 60_000);
    appendFileSync(path, ` card ${cardNumber(2)}`);
    await expectSent(sampleFile('changing.txt', 'harmless'));
  });

  it('one of 100 MB comes in whole', async () => {
    const large = sampleFile('large.wav', recording(100_000_000));
    await attach(page, [large]);
    await expectSent(large);
  });
});
