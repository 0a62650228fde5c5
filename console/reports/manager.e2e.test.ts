import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { createLog } from '../../server/log.ts';
import { countRepeats } from '../../server/reports/coaching.ts';
import { openDatabase } from '../../server/store/database.ts';
import { policyFiles, writeRules } from '../../server/testing/rules.ts';
import { call, enrolDevice, makeIncident, type TestDevice } from '../../server/testing/test-device.ts';
import {
  addPerson,
  json,
  linkOf,
  openTestCluster,
  signInAs,
  startTestServer,
} from '../../server/testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { axeViolations, launch } from '../dev/browser.mjs';

/** Two rules, of which one offers something instead. */
const pack = `apiVersion: sluice/v1
kind: RulePack
id: customers
title: { en: Customers }
rules:
  - id: cards
    title: { en: Card numbers }
    severity: high
    mode: enforce
    when: { channels: [message] }
    then: { action: warn }
  - id: lists
    title: { en: Customer lists }
    severity: high
    mode: enforce
    when: { channels: [file] }
    then:
      action: warn
      suggest: [{ label: { en: Shared folder }, url: https://files.example.com/share }]
`;
const dayMs = 86_400_000;
const now = Date.now();
const ago = (days: number): string => new Date(now - days * dayMs).toISOString();

function warned(
  rule: 'cards' | 'lists',
  days: number,
  outcome: Incident['outcome'],
  choice?: string,
): Incident {
  const of = { pack: 'customers', rule, severity: 'high', mode: 'enforce', action: 'warn' } as const;
  const reason = choice === undefined ? {} : { reason: { choice } };
  return makeIncident({ at: ago(days), action: 'warn', outcome, rule: of, ...reason });
}

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;

beforeAll(async () => {
  cluster = await openTestCluster();
  const [settings] = policyFiles();
  if (settings === undefined) throw new Error('there are settings');
  server = await startTestServer(await cluster.createDatabase(), {
    consoleFolder: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    rulesFolder: writeRules([settings, { path: 'rules/packs/customers.yaml', text: pack }]),
  });
  admin = await signInAs(server.url, linkOf(server));
  await tellTheStory();
});
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

async function people(group: string, count: number): Promise<readonly TestDevice[]> {
  const answer = await admin.send('POST', '/api/enrolment-codes', { group, maxUses: count, days: 2 });
  const { code } = await json(v.object({ code: v.string() }), answer);
  const devices: TestDevice[] = [];
  for (let at = 0; at < count; at += 1)
    devices.push(await enrolDevice(code, `${group}-person-${String(at)}`));
  return devices;
}

async function post(device: TestDevice, path: string, body: object): Promise<void> {
  const answer = await call(device, 'POST', path, { body });
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
}

/**
 * 24 people of sales: warned 72 times in the four weeks before, 40 times in the last four. Support has many more, which
 * would be in every figure that is not of sales alone.
 */
async function tellTheStory(): Promise<void> {
  const sales = await people('sales', 24);
  const support = await people('support', 6);
  const asked = 'The customer asked for it';
  for (const [at, device] of sales.entries()) {
    const lists = warned('lists', 5, 'cancelled');
    const incidents = [
      // Before: three of four were warned again within two weeks.
      warned('cards', 40, 'overridden'),
      ...(at < 18 ? [warned('cards', 36, 'overridden')] : []),
      ...(at < 15 ? [warned('lists', 45, 'cancelled'), warned('lists', 44, 'cancelled')] : []),
      // Now: one of four.
      warned('cards', 20, 'overridden', asked),
      ...(at < 6 ? [warned('cards', 18, 'cancelled')] : []),
      ...(at < 10 ? [lists] : []),
    ];
    await post(device, '/v1/incidents', { incidents });
    const about = { day: lists.at.slice(0, 10), id: lists.id };
    if (at < 4) await post(device, '/v1/disputes', about);
    if (at < 3)
      await post(device, '/v1/feedback', {
        ...about,
        kind: 'suggestion',
        tool: 'https://files.example.com/share',
      });
    const cards = incidents.find(({ reason }) => reason !== undefined) ?? lists;
    const wish = { day: cards.at.slice(0, 10), id: cards.id, kind: 'wish', text: 'A payment link' };
    if (at < 5) await post(device, '/v1/feedback', wish);
    const sends = { day: ago(3).slice(0, 10), platform: 'whatsapp', channel: 'message' };
    const clean = [
      { ...sends, account: 'personal', count: 30 },
      { ...sends, account: 'corporate', count: 10 },
    ];
    await post(device, '/v1/counters', { clean });
  }
  for (const device of support)
    await post(device, '/v1/incidents', {
      incidents: Array.from({ length: 50 }, (_, at) => warned('lists', 1 + (at % 25), 'overridden')),
    });
  const { db, close } = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  const org = sales[0]?.answer.organisation.id ?? '';
  for (const days of [20, 0]) await countRepeats(db, org, { now: now - days * dayMs, keptDays: 180 });
  await close();
}

it('a manager finds five answers without help, about the own team, and nobody’s name', async () => {
  const { link } = await addPerson(admin, { role: 'manager', groups: ['sales'] });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await page.goto(`${server.url}/#/sign-in/${link}`);
    const section = (question: string) => page.locator('section.report', { hasText: question });
    const answer = (question: string) => section(question).getByRole('heading').innerText();
    await page.getByRole('link', { name: 'Last 4 weeks' }).click();
    await page.getByRole('heading', { name: '40 messages were questioned or stopped' }).waitFor();

    // 1. Is it getting better?
    expect(await answer('Is it getting better?')).toBe(
      'It is getting better: 40 messages were questioned or stopped, 44% fewer than before.',
    );
    // 2. Does warning people work?
    expect(await answer('Does coaching work?')).toBe(
      'Coaching works better than before: 20% of those warned were warned again within 14 days, after 43%.',
    );
    // 3. Where do my people lack a tool, and which would help?
    const needs = section('Where do people lack a tool?');
    expect(await answer('Where do people lack a tool?')).toBe(
      'A tool is lacking most with “Card numbers”: 80% sent anyway, and nothing is offered instead.',
    );
    expect(await needs.innerText()).toContain('“The customer asked for it” (100%)');
    expect(await needs.innerText()).toContain('“a payment link” (5 people)');
    expect(await needs.innerText()).toContain('opened from the question 3 times, after 0 before');
    // 4. Which rule do they think is wrong?
    const doubts = 'Which rules do people override, and which do they doubt?';
    expect(await answer(doubts)).toBe(
      '“Card numbers” is overridden most: 24 times, 80% of the times it asked.',
    );
    expect(await section(doubts).innerText()).toContain(
      '“Customer lists” is doubted most: 4 of 10 were disputed.',
    );
    // 5. How much goes out from personal accounts?
    expect(await answer('How much goes out from personal accounts?')).toBe(
      '75% of messages go out from personal accounts.',
    );

    // Which of my teams, in its own figures; nothing leads to incidents, which a manager may not open.
    const teams = section('Which teams are concerned most?');
    await teams.getByText('Table', { exact: true }).click();
    expect(await teams.getByRole('row', { name: /^sales/ }).innerText()).toMatch(
      /sales\s+40\s+72\s+0\s+40\s+24\s+40\.0/,
    );
    expect(await page.locator('.reports a[href*="incidents"]').count()).toBe(0);
    await teams.getByRole('link', { name: 'sales' }).first().click();
    await expect.poll(() => page.url()).toContain('group=sales');
    await page.getByRole('heading', { name: '40 messages were questioned or stopped' }).waitFor();

    expect(await axeViolations(page)).toEqual([]);

    // The figures behind one of them, as a spreadsheet gets them.
    const coaching = section('Does coaching work?');
    await coaching.locator('summary').click();
    const saving = page.waitForEvent('download');
    await coaching.getByRole('button', { name: /^Save as CSV/ }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toContain('Card numbers,30,6,20,42.9');

    await page.getByRole('link', { name: 'Report of a month' }).click();
    await page.getByRole('heading', { name: /^Report for / }).waitFor();
    const monthly = new URL(page.url()).hash;
    for (const path of ['#/reports', monthly]) {
      await page.goto(`${server.url}/${path}`);
      await page.locator('section.report, .page-reports .empty').first().waitFor();
      const shown = await page.locator('body').innerText();
      expect(shown).not.toMatch(/support|person-\d/);
    }
    expect(await page.locator('.rail a, nav a').filter({ hasText: 'Incidents' }).count()).toBe(0);
  } finally {
    await browser.close();
  }
});
