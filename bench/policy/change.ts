import type { Page } from 'playwright-core';
import { policyKey } from '../../lib/messaging/page-protocol.ts';
import { enterIsolatedWorld } from '../lib/isolated-world.ts';
import { atMost, type Section } from '../lib/report.ts';
import type { Stage } from '../lib/stage.ts';
import { largest, median } from '../lib/statistics.ts';

/**
 * From sending a publish request until the guard of an open tab has loaded the new policy. The guard listens to
 * storage, and listeners are called in the order in which they were added: one added behind it, in its own world, is
 * called as soon as the guard is done. Both clocks are the machine's.
 */
export async function policyChangeSection(
  page: Page,
  { admin, enrol }: Stage,
  quick: boolean,
): Promise<Section> {
  await enrol();
  const world = await enterIsolatedWorld(page);
  const publishes = quick ? 4 : 14;
  const times: number[] = [];
  for (let i = 0; i < publishes; i += 1) {
    await world.evaluate(`
      globalThis.sluiceEnforced = new Promise((resolve) => {
        const listener = (changes, area) => {
          const policy = area === 'local' ? changes[${JSON.stringify(policyKey)}]?.newValue : undefined;
          if (policy === undefined) return;
          chrome.storage.onChanged.removeListener(listener);
          resolve({ at: Date.now(), version: JSON.parse(policy).version });
        };
        chrome.storage.onChanged.addListener(listener);
      });
      void 0`);
    const [from, to] = i % 2 === 0 ? ['block', 'warn'] : ['warn', 'block'];
    let sent = 0;
    const version = await admin.publish((files) => {
      const changed = files.map((file) =>
        file.path.endsWith('payment-cards.yaml')
          ? { ...file, text: file.text.replaceAll(`action: ${from}`, `action: ${to}`) }
          : file,
      );
      sent = Date.now();
      return changed;
    }, 'bench');
    const seen = await world.evaluate<Enforced>('globalThis.sluiceEnforced');
    if (seen.version !== version) throw new Error(`version ${seen.version} came, not ${version}`);
    times.push(seen.at - sent);
  }
  return {
    bench: 'policy-change',
    notes: [`${publishes} publishes of the default policy, one rule block ↔ warn, pushed to one device`],
    measures: [
      {
        name: 'publish to enforced in an open tab, median',
        value: median(times),
        unit: 'ms',
        budget: atMost(5000, 2000),
      },
      {
        name: 'publish to enforced in an open tab, slowest',
        value: largest(times),
        unit: 'ms',
        budget: atMost(5000, 2000),
      },
    ],
  };
}

interface Enforced {
  readonly at: number;
  readonly version: number;
}
