import { atMost, type Measure, type Section } from '../lib/report.ts';
import { scriptedPage } from '../lib/pages.ts';
import type { Stage } from '../lib/stage.ts';
import { keyPresses } from './key-press.ts';
import { type LoadCost, measureLoads } from './page-load.ts';
import { guardSizes } from './size.ts';

/** What the guard costs a page: bytes, script time, load time, key presses. Wants a stage not enrolled yet. */
export async function guardSection(stage: Stage, quick: boolean): Promise<Section> {
  const rounds = quick ? 10 : 60;
  const keys = quick ? 200 : 1000;
  const bare = await measureLoads(stage.context, rounds);
  await stage.enrol();
  const enrolled = await measureLoads(stage.context, rounds);
  const scripted = await measureLoads(stage.context, rounds, scriptedPage);
  return {
    bench: 'guard',
    notes: [
      `medians of ${rounds} loads of each host, turn about in one browser, before and after it was enrolled`,
      `with the policy: reading and loading the default policy is in it (loading has a budget of its own, see verdict)`,
      `${keys * 10} dispatched and ${(keys / 20) * 10} real keys on each host, in ten blocks that take turns`,
    ],
    measures: [
      ...guardSizes(),
      { name: 'ScriptDuration added to a frame', value: bare.script, unit: 'ms', budget: atMost(3, 2) },
      { name: 'ScriptDuration added to a frame, with the policy', value: enrolled.script, unit: 'ms' },
      { name: 'ScriptDuration added by empty content scripts', value: bare.emptyScript, unit: 'ms' },
      ...loadMeasures('without a policy', bare),
      ...loadMeasures('with the policy', enrolled),
      ...loadMeasures('a page of 2 MB of script, with the policy', scripted),
      ...(await keyPresses(stage.context, keys)),
    ],
  };
}

function loadMeasures(state: string, cost: LoadCost): Measure[] {
  return [
    { name: `TaskDuration added, ${state}`, value: cost.task, unit: 'ms' },
    { name: `page load, ${state}: unmatched host`, value: cost.unmatched, unit: 'ms' },
    { name: `page load, ${state}: matched host`, value: cost.matched, unit: 'ms' },
    {
      name: `page load, ${state}: matched to unmatched`,
      value: cost.ratio,
      unit: '×',
      budget: atMost(1.05, 1.02),
    },
    { name: `page load, ${state}: empty content scripts to none`, value: cost.empty, unit: '×' },
    { name: `page load, ${state}: unmatched to itself (noise)`, value: cost.noise, unit: '×' },
  ];
}
