import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRar4 } from '../../lib/inspect/testing/archive-builder.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { inChat, watchIncidents } from '../chaos/stage.ts';
import { hasPolicy } from '../harness/chat.ts';
import { attach, filesSent, isStaged, sendStaged, sentAs } from '../harness/attach.ts';
import { dialogGone, seeDialog, shows } from '../harness/dialog.ts';
import { logNetwork } from '../harness/network-log.ts';
import { pictureOf } from '../harness/picture.ts';
import { type SampleFile, sampleFile, samples, workbook } from '../harness/sample-files.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { stuckReader } from '../harness/stuck-reader.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { onlyPack } from '../harness/world-policy.ts';

/** What is found is kept when its reader has to be ended; what was answered is kept as long as the rule says. */

// A block that something else in the file could still lift: reading goes on after it.
const policy = onlyPack(
  'kept',
  `apiVersion: sluice/v1
kind: RulePack
id: kept
title: { en: Kept }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { channels: [file] }
    match: { detector: credit-card }
    unless: { detector: iban }
    unscannable: warn
    then: { action: block }
  - id: account
    severity: medium
    mode: enforce
    when: { channels: [file] }
    match: { detector: iban }
    unscannable: allow
    then: { action: warn, remember: { minutes: 10 } }
`,
);

let world: World;
beforeAll(async () => {
  world = await createWorld({ policy });
});
afterAll(async () => {
  await world?.close();
});

describe('what was found', () => {
  it('stands when the reader gets stuck at the pictures, and the next file is read', async () => {
    const picture = await pictureOf(world.context, 'nothing of interest');
    const file = sampleFile('all.zip', buildZip({ 'a.txt': `card ${cardNumber(3)}`, 'b.png': picture }));
    const since = await watchIncidents(world);
    await inChat(world, async (page) => {
      const log = await logNetwork(world.context);
      await attach(page, [samples.clean]);
      await sendStaged(page);
      await filesSent(world);
      await stuckReader(log);
      world.replicas.reset();
      await attach(page, [file]);
      const dialog = await seeDialog(page, 60_000);
      expect(dialog.text).toContain('a.txt');
      await dialog.click('Don\u2019t send');
      await dialogGone(page);
      expect(await isStaged(page)).toBe(false);
    });
    const [incident] = await since(1);
    expect(incident).toMatchObject({ outcome: 'blocked', rule: { rule: 'card' }, unscannable: 'timeout' });
    expect(incident?.findings[0]?.where).toContain('a.txt');
    await inChat(world, async (page) => {
      await attach(page, [samples.clean]);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.clean)]);
    });
  });
});

describe('a policy', () => {
  it('that is published while a reader is stuck comes by push all the same', async () => {
    await inChat(world, async (page) => {
      const log = await logNetwork(world.context);
      await attach(page, [sampleFile('warm.txt', 'nothing here, and never read before')]);
      await sendStaged(page);
      await filesSent(world);
      await stuckReader(log);
      const file = sampleFile('stuck.png', await pictureOf(world.context, 'nothing of interest either'));
      await attach(page, [file]);
      await until('the notice', () => shows(page, 'Checking stuck.png'));
      const version = await world.admin.publish((files) => files, 'the same again');
      await until('the new policy', () => hasPolicy(world, version), 10_000);
      expect(await shows(page, 'Checking stuck.png')).toBe(true);
      const dialog = await seeDialog(page, 60_000);
      await dialog.click('Don\u2019t send');
      await dialogGone(page);
    });
  });
});

describe('what a file says', () => {
  it('is neither in memory nor stored once there is a verdict', async () => {
    const word = ['umbrella', 'quarry', 'sonnet'].join('');
    const lines = Array.from({ length: 400 }, (_, at) => `line ${String(at)} of many`);
    const text = [`${word} at the start`, ...lines, `account ${iban(4)}`, ...lines, `and ${word}`].join('\n');
    const files = [
      // Whatever reads it: PDFium, libarchive, and Tesseract, which reads letters of any size.
      sampleFile('told.pdf', textPdf([text.split('\n').slice(0, 30), [`account ${iban(4)}`, word]])),
      sampleFile('told.rar', buildRar4({ 'inside.txt': text })),
      sampleFile('told.png', await pictureOf(world.context, `${word} ${iban(4)}`)),
      sampleFile('told.txt', text),
      sampleFile('told.xlsx', workbook(...text.split('\n'))),
      sampleFile('told.zip', buildZip({ 'inside.txt': text })),
    ];
    await inChat(world, async (page) => {
      const log = await logNetwork(world.context);
      for (const file of files) {
        await attach(page, [file]);
        await (await seeDialog(page, 60_000)).click('Don\u2019t send');
        await dialogGone(page);
      }
      // Engines that have read something are ended, and others loaded in their place.
      const engines = ['pdfium', 'libarchive', 'zxing_reader', 'tesseract-core'];
      const loads = (name: string) => log.requests.filter(({ url }) => url.endsWith(`/${name}.wasm`)).length;
      await until('fresh engines', async () => engines.every((name) => loads(name) >= 2));
      for (const name of ['pdf', 'archive', 'codes', 'writing'])
        expect(log.living().filter((who) => who.startsWith(`worker ${name} `))).toHaveLength(1);
      expect(await log.holding(word)).toEqual([]);
      // What is there is seen.
      await log.evaluate(`void (globalThis.kept = [${JSON.stringify(word)}, 'x'].join(' '))`);
      const holding = await log.holding(`${word} x`);
      expect(holding).toContain('document');
      expect(holding).toContain('worker full');
    });
    const stored = await (await world.worker()).evaluate(everythingStored);
    // Not by `toContain`, which would print all of it.
    expect([stored.includes(iban(4).slice(-4)), stored.includes(word)]).toEqual([true, false]);
  });
});

describe('what was answered', () => {
  const file = sampleFile('costs.xlsx', workbook('rent', `account ${iban(2)}`));
  const other = sampleFile('costs.xlsx', workbook('rent', `account ${iban(3)}`));
  it('is remembered for the same content in the same conversation, and recorded', async () => {
    const since = await watchIncidents(world);
    await inChat(world, async (page) => {
      const isSent = async (one: SampleFile, count: number) => {
        await sendStaged(page);
        const records = await world.replicas.whenSent(count);
        expect(records.at(-1)?.files).toMatchObject([sentAs(one)]);
      };
      await attach(page, [file]);
      await (await seeDialog(page)).click('Send anyway');
      await dialogGone(page);
      await isSent(file, 1);
      const copy = { ...file, name: 'costs (copy).xlsx' };
      for (const [index, one] of [file, copy].entries()) {
        await attach(page, [one]);
        await isSent(one, index + 2);
      }
      await attach(page, [other]);
      await (await seeDialog(page)).click('Don\u2019t send');
      await dialogGone(page);
    });
    const outcomes = (await since(4)).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['cancelled', 'overridden', 'overridden', 'overridden']);
  });
});

/** All that the extension keeps, as one text. Runs in its worker. */
async function everythingStored(): Promise<string> {
  const { storage } = Reflect.get(globalThis, 'chrome');
  const kept: unknown[] = [await storage.local.get(null), await storage.session.get(null)];
  const result = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('a database cannot be read'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      kept.push(await result(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return JSON.stringify(kept);
}
