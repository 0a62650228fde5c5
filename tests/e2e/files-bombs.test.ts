import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attach, isStaged } from '../harness/attach.ts';
import { dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { filePolicy } from '../harness/file-policy.ts';
import { offscreenDocument } from '../harness/inspector.ts';
import { logNetwork, type NetworkLog } from '../harness/network-log.ts';
import { samples } from '../harness/sample-files.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { bombs, full } from '../files/fuzz/bombs.ts';
import { mutate } from '../files/fuzz/mutate.ts';
import { fuzzFormats } from '../files/fuzz/round.ts';
import { handSpecimens } from '../files/specimens.ts';
import { randomOf } from '../fuzz/random.ts';

/** What `npm run fuzz:files` tries by the thousand under Node, some of it in the extension itself. */

let world: World;
let folder: string;
let log: NetworkLog;
let inspector: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-files-'));
  world = await createWorld({ policy: filePolicy });
  log = await logNetwork(world.context);
  inspector = (await offscreenDocument(world.context)).targetId;
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ended by a verdict: let in, or held with its reason. */
async function verdictOn(page: Page, name: string, bytes: Uint8Array): Promise<'let in' | 'held'> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await attach(page, [path]);
  const end = await until(
    `a verdict on ${name}`,
    async () => ((await isStaged(page)) ? 'let in' : (await hasDialog(page)) && 'held'),
    90_000,
  );
  if (end === 'held') {
    await (await seeDialog(page)).click('Don\u2019t send');
    await dialogGone(page);
    expect(await isStaged(page)).toBe(false);
  }
  rmSync(path);
  return end;
}

/**
 * The most memory that the extension's own process has had, in megabytes. The messenger's is left out: this file opens
 * it 270 times in one process, which keeps pages that are gone until its browser wants the memory.
 */
async function mostMemory(): Promise<number> {
  const session = await world.context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const read = (id: number, what: string) => readFileSync(`/proc/${String(id)}/${what}`, 'utf8');
  const own = processInfo.filter(({ id }) => read(id, 'cmdline').includes('--extension-process'));
  expect(own).not.toEqual([]);
  const peaks = own.map(({ id }) => /^VmHWM:\s+(\d+) kB$/m.exec(read(id, 'status')));
  return Math.max(...peaks.map((match) => Number(match?.[1] ?? 0) / 1024));
}

/** The same document as before, which asked nobody for anything but its server. */
async function expectUnharmed(): Promise<void> {
  expect((await offscreenDocument(world.context)).targetId).toBe(inspector);
  const { origin } = new URL(world.server.url);
  // Each reader that was started was asked for, so more would have been seen.
  expect(log.requests.length).toBeGreaterThan(0);
  const outside = log.requests.filter(({ url }) => !/^chrome-extension:|^blob:/.test(url));
  expect(outside.filter(({ url }) => new URL(url).origin !== origin)).toEqual([]);
  const memory = await mostMemory();
  expect(memory).toBeGreaterThan(50);
  expect(memory).toBeLessThan(700);
}

describe('in the extension', () => {
  it.each(bombs.map((bomb) => [`${bomb.format}: ${bomb.name}`, bomb] as const))(
    '%s ends, and the next file is read',
    async (_, { format, bytes, ends }) => {
      world.replicas.reset();
      const page = await world.openChat();
      const verdict = await verdictOn(page, `bomb.${format}`, bytes(full));
      if (ends !== 'clean') expect(verdict).toBe('held');
      await world.tabs.leave(page);
      const next = await world.openChat();
      expect(await verdictOn(next, samples.blockedZip.name, samples.blockedZip.buffer)).toBe('held');
      await world.tabs.leave(next);
      await expectUnharmed();
    },
    240_000,
  );

  it.each(fuzzFormats)('damaged files of the format %s get a verdict each', async (format) => {
    const random = randomOf(29_300_000);
    const specimens = handSpecimens.filter((specimen) => specimen.format === format);
    const stock = await Promise.all(specimens.map(async ({ bytes }) => bytes()));
    let page = await world.openChat();
    for (let round = 0; round < 4; round += 1) {
      const at = random.int(specimens.length);
      const damaged = mutate(stock[at] ?? new Uint8Array(), random, stock);
      if (damaged.bytes.length === 0) continue;
      const name = `${String(round)}-${specimens[at]?.name ?? ''}`;
      if ((await verdictOn(page, name, damaged.bytes)) === 'held') continue;
      await world.tabs.leave(page);
      page = await world.openChat();
    }
    await world.tabs.leave(page);
    await expectUnharmed();
  });
});
