import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumExtension } from '../../scripts/lib/demo-browser.mjs';
import { inChat } from '../chaos/stage.ts';
import { attach } from '../harness/attach.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { logNetwork } from '../harness/network-log.ts';
import { pictureOf } from '../harness/picture.ts';
import { sampleFile } from '../harness/sample-files.ts';
import { cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { onlyPack } from '../harness/world-policy.ts';

/** A built extension that somebody has packed again with two more languages, of which the policy speaks one. */

const policy = onlyPack(
  'languages',
  `apiVersion: sluice/v1
kind: RulePack
id: languages
title: { en: Cards }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { channels: [file] }
    match: { detector: credit-card }
    unscannable: warn
    then: { action: block, tell: { en: No cards., pl: Bez kart. } }
`,
);

let extension: string;
let world: World;
beforeAll(async () => {
  extension = mkdtempSync(join(tmpdir(), 'sluice-repacked-'));
  cpSync(chromiumExtension, extension, { recursive: true });
  const inside = (name: string) => join(extension, 'inspect', name);
  // The data of one language under the names of others: what is loaded matters here, not what it reads.
  for (const name of ['pol', 'ces']) cpSync(inside('fra.traineddata.gz'), inside(`${name}.traineddata.gz`));
  const list: { whenAsked: string[] } = JSON.parse(readFileSync(inside('languages.json'), 'utf8'));
  list.whenAsked.push('pol.traineddata.gz', 'ces.traineddata.gz');
  writeFileSync(inside('languages.json'), JSON.stringify(list));
  world = await createWorld({ policy, extension });
});
afterAll(async () => {
  await world?.close();
  rmSync(extension, { recursive: true, force: true });
});

it('is read in the languages that come with it and the one that is asked for', async () => {
  const log = await logNetwork(world.context);
  const digits = cardNumber(7).replace(/\d{4}(?=\d)/g, '$& ');
  const file = sampleFile('shot.png', await pictureOf(world.context, `Card ${digits}`));
  const loaded = () =>
    [...new Set(log.requests.flatMap(({ url }) => /(\w+)\.traineddata\.gz$/.exec(url)?.[1] ?? []))].sort();
  await inChat(world, async (page) => {
    await attach(page, [file]);
    await until('the languages', async () => loaded().length >= 5, 60_000);
    const dialog = await seeDialog(page, 60_000);
    await dialog.click('Don\u2019t send');
    await dialogGone(page);
  });
  expect(loaded()).toEqual(['deu', 'eng', 'fra', 'pol', 'spa']);
});
