import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { inChat, watchIncidents } from '../chaos/stage.ts';
import { attach, filesSent, isStaged, sendStaged, sentAs } from '../harness/attach.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { logNetwork } from '../harness/network-log.ts';
import { pictureOf } from '../harness/picture.ts';
import { type SampleFile, sampleFile, samples, workbook } from '../harness/sample-files.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { stuckReader } from '../harness/stuck-reader.ts';
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
