import { expect } from 'vitest';
import { inChat, watchIncidents } from '../chaos/stage.ts';
import { attach } from './attach.ts';
import { dialogGone, seeDialog } from './dialog.ts';
import type { SampleFile } from './sample-files.ts';
import { scanBy } from './scan.ts';
import type { World } from './world.ts';
import type { WorldPolicy } from './world-policy.ts';

/** What an incident holds at most (`maxFindings`). */
const mostTold = 20;

/** Attaches a file that is held, and compares what its incident says with what `sluice scan` does. Returns the places. */
export async function expectAsScanned(
  world: World,
  policy: WorldPolicy,
  file: SampleFile,
): Promise<readonly string[]> {
  const since = await watchIncidents(world);
  await inChat(world, async (tab) => {
    await attach(tab, [file]);
    await (await seeDialog(tab, 60_000)).click('Don\u2019t send');
    await dialogGone(tab);
  });
  const [incident] = await since(1);
  const told = incident?.findings ?? [];
  // `scan` tells lines beside the path; the extension tells them where a text has no finer places.
  const found = (await scanBy(policy, file)).map(({ path, line, detector, start, end, confidence }, at) => {
    const inLine = [...path, `line ${String(line)}`].join(' \u203a ');
    const where = path.length === 0 || told[at]?.where === inLine ? inLine : path.join(' \u203a ');
    return { detector, start, length: end - start, confidence, where };
  });
  expect(told.map(({ masked: _masked, ...finding }) => finding)).toEqual(found.slice(0, mostTold));
  expect(found.length).toBeGreaterThan(0);
  return told.map(({ where = '' }) => where);
}
