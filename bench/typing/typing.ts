import { largest, median, quantile } from '../lib/statistics.ts';
import { atMost, type Measure, type Section } from '../lib/report.ts';
import { benchPolicies } from '../policy/policies.ts';
import { composerTexts } from '../policy/texts.ts';
import { rounds } from '../probe/typing.ts';
import { contentScriptPlace, nodePlace } from '../probe/place.ts';
import type { VerdictOptions } from '../verdict/verdict.ts';

/** A composer of 4 KB that is scanned at every character, in the content script's world and in Node. */
export async function typingSection({ root, quick, page }: VerdictOptions): Promise<Section> {
  const { shipped, part } = benchPolicies(root);
  const warmUp = quick ? 2 : 6;
  const counted = quick ? 6 : 36;
  const texts = composerTexts(warmUp + counted);
  const measures: Measure[] = [];
  for (const policy of [shipped, part]) {
    for (const place of [await contentScriptPlace(page, root), nodePlace()]) {
      const isBudget = policy === shipped && place.name === 'content script';
      await place.run('measureLoad', JSON.stringify(policy.bundle), 'see you at noon', 0);
      const { end, fastest, middle, without } = await place.run('measureTyping', texts, warmUp);
      const ms = (name: string, value: number): Measure => ({
        name: `${place.name}, ${policy.name}: ${name}`,
        value,
        unit: 'ms',
      });
      measures.push(
        ms('at the end, p50', median(end)),
        {
          ...ms('at the end, p99', quantile(end, 0.99)),
          ...(isBudget && { budget: atMost(0.5, 0.5) }),
        },
        ms('at the end, slowest', largest(end)),
        ms(`at the end, p99, fastest of ${rounds}`, quantile(fastest, 0.99)),
        ms('in the middle, p50', median(middle)),
        ms('in the middle, p99', quantile(middle, 0.99)),
        ms('without a session, p50', median(without)),
        ms('without a session, p99', quantile(without, 0.99)),
      );
    }
  }
  return {
    bench: 'typing',
    notes: [
      `one character more, then a scan, timed by itself: 200 times in each of ${counted} composers of 4,096 characters, half of them in ASCII alone; in one of three there are findings, in another one is typed`,
      `p50, p99 and slowest are of the first time that a text is typed; "fastest of ${rounds}" takes each character's fastest time of as many sessions, and so leaves out other programs, garbage collections and what is only built once`,
      'in the middle: 50 characters more, then less again; without a session: the same texts as at the end, one in ten',
    ],
    measures,
  };
}
