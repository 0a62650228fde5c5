import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filePolicy } from '../harness/file-policy.ts';
import { attach, sendAttached } from '../harness/firefox-attach.ts';
import { createFirefoxWorld, type FirefoxWorld } from '../harness/firefox.ts';
import { dialogGone, seeDialog } from '../harness/firefox-dialog.ts';
import { type SampleFile, sampleFile, samples, sha256Of } from '../harness/sample-files.ts';
import { cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';

/** In Firefox the event page reads files, with the same workers. */

let world: FirefoxWorld;
let page: Page;
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
  page = await world.openChat();
});

async function expectSent({ name, buffer }: SampleFile): Promise<void> {
  await sendAttached(page);
  const [record] = await world.replicas.whenSent(1);
  expect(record?.files).toMatchObject([{ name, sha256: sha256Of(buffer) }]);
}

/** Reading writing in a picture begins with loading an engine, and has 20 s from then on. */
const withOcrMs = 60_000;
/** What could not be handed over at once goes with the next alarm of the background's, a minute later at most. */
const queuedMs = 90_000;

async function expectBlocked(file: SampleFile, where: RegExp): Promise<void> {
  const known = new Set((await world.admin.incidents()).map(({ incident }) => incident.id));
  await attach(page, [file]);
  await (await seeDialog(page, withOcrMs)).click('Don\u2019t send');
  await dialogGone(page);
  // What was found before may arrive only now: by where it was found, not by being the newest.
  const found = await until(
    'the incident',
    async () =>
      (await world.admin.incidents()).find(
        ({ incident }) => !known.has(incident.id) && where.test(incident.findings[0]?.where ?? ''),
      ),
    queuedMs,
  );
  expect(found.incident.outcome).toBe('blocked');
  expect(await world.replicas.sent()).toEqual([]);
}

async function pictureOf(text: string): Promise<Uint8Array> {
  const source = await world.browser.newPage();
  await source.setContent(
    `<body style="font: 20px sans-serif; margin: 40px"><p>Invoice for Ann</p><p>${text}</p>`,
  );
  const picture = await source.screenshot({ clip: { x: 0, y: 0, width: 640, height: 200 } });
  await source.close();
  await page.bringToFront();
  return picture;
}

describe('files in Firefox', () => {
  it('come in when there is nothing in them', async () => {
    await attach(page, [samples.clean]);
    await expectSent(samples.clean);
  });

  it('are read: a workbook, released as it is on request', async () => {
    await attach(page, [samples.warnedXlsx]);
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await expectSent(samples.warnedXlsx);
  });

  it('are read: a PDF in an archive', async () => {
    await expectBlocked(samples.blockedZip, /contract\.pdf.*page 2/);
  });

  it('are read: codes on a picture', async () => {
    await expectBlocked(samples.codes, /Aztec/);
  });

  it('are read: what a picture shows', async () => {
    const digits = cardNumber(7).replace(/\d{4}(?=\d)/g, '$& ');
    await expectBlocked(sampleFile('shot.png', await pictureOf(`Card ${digits}`)), /text in the image/);
  });

  it('are judged each on its own, and the rest comes in', async () => {
    await attach(page, [samples.blockedZip, samples.clean, samples.blockedText]);
    await (await seeDialog(page)).click('Send the rest');
    await dialogGone(page);
    await expectSent(samples.clean);
  });

  it('can be left out one by one where the rest may go', async () => {
    await attach(page, [samples.warnedText, samples.clean, samples.warnedXlsx]);
    await (await seeDialog(page)).click('Leave out accounts.txt');
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await sendAttached(page, 2);
    const [record] = await world.replicas.whenSent(1);
    expect(record?.files?.map(({ name, sha256 }) => ({ name, sha256 }))).toEqual(
      [samples.clean, samples.warnedXlsx].map(({ name, buffer }) => ({ name, sha256: sha256Of(buffer) })),
    );
  });

  it('that cannot be read are for the policy', async () => {
    await attach(page, [samples.locked]);
    const dialog = await seeDialog(page);
    expect(dialog.text).toContain('password');
    await dialog.click('Don\u2019t send');
    await dialogGone(page);
    expect(await world.replicas.sent()).toEqual([]);
  });
});
