import { atMost, type Section } from '../lib/report.ts';
import { quantile } from '../lib/statistics.ts';
import { fillIncidents } from './fill.ts';
import type { Subject } from './subject.ts';

/** Lists, filters, full text and reports over many incidents, through the console's API. */
export async function queriesSection(subject: Subject, rows: number, quick: boolean): Promise<Section> {
  const seconds = await fillIncidents(subject, rows);
  const times = quick ? 5 : 40;
  const unanswered: string[] = [];
  const measure = async (name: string, path: string): Promise<number> => {
    const samples: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const began = performance.now();
      const response = await subject.api('GET', path);
      await response.arrayBuffer();
      samples.push(performance.now() - began);
      if (response.status === 200) continue;
      unanswered.push(`"${name}" was answered with ${response.status}.`);
      break; // it took as long as a query may
    }
    return quantile(samples, 0.95);
  };
  const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const list = (q: string, days = 30): string => `/api/incidents?days=${days}&q=${encodeURIComponent(q)}`;
  const queries: readonly (readonly [string, string, number, number])[] = [
    ['list, newest', list(''), 50, 20],
    ['list, 2,000 rows on', await deepPage(subject), 50, 20],
    ['severity:critical is:open', list('severity:critical is:open'), 50, 20],
    ['rule:rule-7 platform:telegram', list('rule:rule-7 platform:telegram'), 50, 20],
    ['group:group-3', list('group:group-3'), 50, 20],
    ['a filter that finds nothing, 180 days', list('rule:no-such-rule', 180), 50, 20],
    ['full text, a word in every tenth', list('decade'), 500, 500],
    ['full text, a word in one of 10,000', list('needle'), 500, 500],
    ['count of 30 days', '/api/incidents/count?days=30&q=', 50, 20],
    ['report by day, 180 days', `/api/reports/counts?from=${day(179)}&to=${day(0)}&by=day`, 50, 20],
    ['report by rule, 180 days', `/api/reports/rules?from=${day(179)}&to=${day(0)}`, 50, 20],
  ];
  const measures = [];
  for (const [name, path, floor, goal] of queries)
    measures.push({
      name: `${name}, p95`,
      value: await measure(name, path),
      unit: 'ms' as const,
      budget: atMost(floor, goal),
    });
  const unbounded = [
    ['coverage of 2,000 devices, p95', await measure('coverage', '/api/coverage')],
    ['replay of 30 days, of two the quicker', await replayed(subject)],
  ] as const;
  for (const [name, value] of unbounded) measures.push({ name, value, unit: 'ms' as const });
  return {
    bench: 'queries',
    notes: [
      `${rows.toLocaleString('en')} incidents of 180 days, made by SQL in ${seconds.toFixed(0)} s; each query ${times} times over HTTP, 30 days unless said.`,
      ...unanswered,
    ],
    measures,
  };
}

/** The policy in force, asked what it would have done. */
async function replayed(subject: Subject): Promise<number> {
  const { files } = (await (await subject.api('GET', '/api/policy/files')).json()) as { files: unknown };
  const samples: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const began = performance.now();
    const response = await subject.api('POST', '/api/policy/replay', { files, days: 30 });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`replay was answered with ${response.status}`);
    samples.push(performance.now() - began);
  }
  return Math.min(...samples);
}

async function deepPage(subject: Subject): Promise<string> {
  let path = '/api/incidents?days=180&limit=200&q=';
  for (let page = 0; page < 10; page += 1) {
    const answer = (await (await subject.api('GET', path)).json()) as { next: string | null };
    if (answer.next === null) break;
    path = `/api/incidents?days=180&limit=200&q=&cursor=${encodeURIComponent(answer.next)}`;
  }
  return path.replace('limit=200', 'limit=50');
}
