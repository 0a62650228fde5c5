import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import { openDatabase } from '../store/database.ts';
import { createInlineCompiler } from '../testing/inline-compiler.ts';
import { temporaryFolder } from '../testing/rules.ts';
import { json, openTestCluster, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { demoSeed, fill } from './fill.ts';
import { demoLinks } from './links.ts';
import { makePeople } from './organisation.ts';
import { beginningOf, dayMs, linkWeek, weekMs, weeks } from './weeks.ts';

/** Every eighth of the 400, by the same code: all of them take most of a minute. demo-plan.test.ts looks at the 400. */
const people = makePeople(demoSeed).filter((_, n) => n % 8 === 0);
const now = Date.now();
const start = beginningOf(now);

let cluster: TestCluster;
let server: TestServer;
const clients = new Map<string, ConsoleClient>();

beforeAll(async () => {
  cluster = await openTestCluster();
  const [databaseUrl, dataFolder] = [await cluster.createDatabase(), temporaryFolder()];
  const rulesFolder = join(import.meta.dirname, '../../rules');
  const log = createLog(() => undefined);
  await fill({ databaseUrl, dataFolder, rulesFolder, compiler: withoutExamples(), log, now, people });
  server = await startTestServer(databaseUrl, { dataFolder, rulesFolder });
  const { db, close } = await openDatabase(databaseUrl, log);
  const { id } = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow();
  for (const { name, link } of await demoLinks(db, id, now))
    clients.set(name, await signInAs(server.url, link));
  await close();
});
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

/** The examples of the rules that come with Sluice are run by tests of their own. */
function withoutExamples(): Compiler {
  const compiler = createInlineCompiler();
  return {
    ...compiler,
    run: (name, request) =>
      compiler.run(name, { ...request, ...(name === 'compile' && { examples: 'skip' }) }),
  };
}

function as(name: string): ConsoleClient {
  const client = clients.get(name);
  if (client === undefined) throw new Error(`${name} has no link`);
  return client;
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const between = (from: number, to: number): string => `from=${day(from)}&to=${day(to)}`;
const halfYear = between(start, now);
const anything = v.looseObject({});
const rowsOf = <T extends v.GenericSchema>(row: T) => v.looseObject({ rows: v.array(row) });
const ruleRow = v.looseObject({ rule: v.string(), count: v.number() });
async function rows<T extends v.GenericSchema>(who: string, path: string, row: T) {
  return (await json(rowsOf(row), await as(who).get(path))).rows;
}
const countOf = async (who: string, rule: string, from: number, to: number): Promise<number> => {
  const all = await rows(who, `/api/reports/rules?${between(from, to)}`, ruleRow);
  return all.find((row) => row.rule === rule)?.count ?? 0;
};

/** What the console’s pages ask for. */
interface Asked {
  readonly page: string;
  readonly path: string;
  /** Which list of the answer must have something. */
  readonly list: string;
  readonly who?: string;
}
const asked: readonly Asked[] = [
  { page: 'overview', path: `/api/reports/trend?${halfYear}`, list: 'days' },
  { page: 'overview', path: '/api/alerts?state=open', list: 'items' },
  { page: 'incidents', path: '/api/incidents?days=30', list: 'items' },
  { page: 'incidents', path: '/api/incidents?days=180&q=has:answer', list: 'items' },
  { page: 'incidents', path: '/api/incidents?days=180&q=has:dispute', list: 'items' },
  { page: 'incidents', path: '/api/incidents/values?key=rule', list: 'values' },
  { page: 'incidents', path: '/api/incidents/values?key=user', list: 'values' },
  { page: 'incidents', path: '/api/incidents/values?key=assignee', list: 'values' },
  { page: 'incidents', path: '/api/incidents/colleagues', list: 'items' },
  { page: 'incidents', path: '/api/incidents/views', list: 'items', who: 'Tomasz Wrona' },
  { page: 'rules', path: '/api/policy', list: 'packs' },
  { page: 'rules', path: '/api/policy/versions', list: 'items' },
  { page: 'rules', path: '/api/policy/drafts', list: 'items', who: 'Ines Duarte' },
  { page: 'rules', path: '/api/policy/proposals', list: 'items' },
  { page: 'rules', path: '/api/policy/rollout', list: 'stages' },
  { page: 'rules', path: '/api/policy/packs', list: 'packs' },
  { page: 'rules', path: '/api/policy/rule-changes', list: 'items' },
  { page: 'rules', path: `/api/reports/simulated?${halfYear}`, list: 'rows' },
  ...['rules', 'coaching', 'tools', 'teams', 'accounts', 'reasons'].map((report) => ({
    page: 'reports',
    path: `/api/reports/${report}?${halfYear}`,
    list: 'rows',
  })),
  { page: 'reports', path: `/api/reports/policy?${halfYear}`, list: 'changes' },
  { page: 'reports', path: `/api/reports/tools?${halfYear}`, list: 'tools' },
  { page: 'reports', path: `/api/reports/counts?${halfYear}&by=platform`, list: 'rows' },
  { page: 'reports', path: `/api/reports/sends?${halfYear}&by=account`, list: 'rows' },
  { page: 'coverage', path: '/api/coverage', list: 'platforms' },
  { page: 'coverage', path: '/api/devices', list: 'items' },
  { page: 'coverage', path: '/api/expected', list: 'items' },
  { page: 'coverage', path: '/api/enrolment-codes', list: 'items' },
  { page: 'settings', path: '/api/users', list: 'items' },
  { page: 'settings', path: '/api/groups', list: 'items' },
  { page: 'settings', path: '/api/sessions', list: 'items' },
  { page: 'settings', path: '/api/tokens', list: 'items' },
  { page: 'settings', path: '/api/webhooks', list: 'items' },
  { page: 'settings', path: '/api/holds', list: 'items' },
  { page: 'settings', path: '/api/settings', list: 'items' },
  { page: 'settings', path: '/api/audit', list: 'items' },
];

describe('the demonstration, filled', () => {
  it.each(asked)('has something for $page: $path', async ({ path, list, who = 'Maren Holt' }) => {
    const answered = async () => (await json(anything, await as(who).get(path)))[list];
    // Some are made by the server itself, a moment after it began.
    await expect.poll(answered, { timeout: 10_000 }).toEqual(expect.arrayContaining([expect.anything()]));
  });

  it('knows everybody, most of whom have a device, some of which say what is wrong', async () => {
    const { items: expected } = await json(
      v.object({ items: v.array(v.looseObject({ seen: v.string() })) }),
      await as('Maren Holt').get('/api/expected?limit=200'),
    );
    expect(expected).toHaveLength(people.length);
    expect(expected.filter(({ seen }) => seen === 'seen').length / people.length).toBeGreaterThan(0.8);
    const all = await rows('Maren Holt', `/api/reports/sends?${halfYear}&by=group`, v.looseObject({}));
    expect(all.length).toBeGreaterThan(3);
  });

  it('goes through six months, every week that is over', async () => {
    const perDay = await rows(
      'Maren Holt',
      `/api/reports/counts?${halfYear}&by=day`,
      v.looseObject({ value: v.string(), count: v.number() }),
    );
    const filled = new Set(perDay.map(({ value }) => Math.floor((Date.parse(value) - start) / weekMs)));
    const over = Array.from({ length: weeks - 1 }, (_, week) => week);
    expect(over.filter((week) => !filled.has(week))).toEqual([]);
    expect(now - start).toBeGreaterThanOrEqual(175 * dayMs);
  });

  it('tells the manager of sales that cards halved, and of no other team', async () => {
    const link = start + linkWeek * weekMs;
    const span = 7 * weekMs;
    const card = 'payment-cards/card-number-out';
    const before = await countOf('Greta Lindqvist', card, link - span, link - dayMs);
    const after = await countOf('Greta Lindqvist', card, link + 4 * weekMs, link + 4 * weekMs + span - dayMs);
    expect(before).toBeGreaterThan(40);
    expect(after / before).toBeLessThan(0.65);
    const teams = await rows(
      'Greta Lindqvist',
      `/api/reports/teams?${halfYear}`,
      v.looseObject({ group: v.string() }),
    );
    expect(new Set(teams.map(({ group }) => group.split('-')[0]))).toEqual(new Set(['sales']));
  });

  it('tells the manager of support for want of what lists go out', async () => {
    const reasons = await rows(
      'Ruben Castellanos',
      `/api/reports/reasons?${halfYear}`,
      v.looseObject({ rule: v.string(), reason: v.string(), count: v.number() }),
    );
    const [most] = reasons.filter(({ rule }) => rule === 'personal-data/many-people-out');
    expect(most?.reason).toBe('There is no other way right now');
  });

  it('tells the manager of engineering that who was warned is warned less often again', async () => {
    const repeated = async (from: number, to: number) => {
      const row = v.looseObject({ rule: v.string(), warned: v.number(), repeated: v.number() });
      const all = await rows('Anna Kessler', `/api/reports/coaching?${between(from, to)}`, row);
      const found = all.find(({ rule }) => rule === 'credentials/service-token-out');
      return (found?.repeated ?? 0) / (found?.warned ?? 0);
    };
    const later = await repeated(start + 12 * weekMs, start + 23 * weekMs);
    expect(later).toBeLessThan((await repeated(start, start + 4 * weekMs)) - 0.1);
  });
});
