import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersAnswerSchema } from '../../lib/core/api/disputes.ts';
import { call, enrolDevice, makeIncident, type TestDevice } from '../../server/testing/test-device.ts';
import {
  json,
  linkOf,
  openTestCluster,
  signInAs,
  startTestServer,
} from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { launch } from '../dev/browser.mjs';

let cluster: TestCluster;
let server: TestServer;
let device: TestDevice;

beforeAll(async () => {
  cluster = await openTestCluster();
  const consoleFolder = fileURLToPath(new URL('../../dist/console', import.meta.url));
  server = await startTestServer(await cluster.createDatabase(), { consoleFolder });
  device = await enrolDevice(server.enrolmentCode, 'anna@example.com');
});
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const dayOf = (at: string): string => at.slice(0, 10);

it('an analyst works twenty incidents by keyboard and answers a false positive, which its employee is told', async () => {
  const admin = await signInAs(server.url, linkOf(server));
  const { signInUrl } = await json(
    v.object({ signInUrl: v.string() }),
    await admin.send('POST', '/api/users', { name: 'Ada', email: null, role: 'analyst', groups: null }),
  );
  const start = Date.now() - 3_600_000;
  const incidents = Array.from({ length: 20 }, (_, n) =>
    makeIncident({ at: new Date(start - n * 60_000).toISOString() }),
  );
  await call(device, 'POST', '/v1/incidents', { body: { incidents } });
  const disputed = incidents[12] ?? makeIncident();
  const about = { day: dayOf(disputed.at), id: disputed.id };
  const text = 'This is the number of our own test terminal.';
  await call(device, 'POST', '/v1/disputes', { body: { ...about, text } });

  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await page.goto(`${server.url}/#/sign-in/${signInUrl.split('/sign-in/')[1] ?? ''}`);
    await page.locator('.overview').waitFor();
    await page.getByRole('link', { name: 'Incidents', exact: true }).click();
    await page.locator('.detail').waitFor();
    const sent: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/api/incidents/changes')) sent.push(String(response.status()));
    });
    await page.keyboard.press('/');
    await page.keyboard.type('is:open');
    await page.keyboard.press('Enter');
    await page.locator('.incidents-count').filter({ hasText: '20' }).waitFor();
    await page.locator('.search-input').blur();
    // Twelve, one key each; the list goes on by itself.
    for (let n = 0; n < 12; n++) await page.keyboard.press(String((n % 5) + 1));
    // The thirteenth is disputed: it is answered in words.
    await page.locator('.dispute').getByText(text).waitFor();
    await page.keyboard.press('f');
    await page.keyboard.type('You are right, the terminal is excepted from now on.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'on its way to the person' }).waitFor();
    // Five more one by one: a note, an assignment, the rest resolved.
    const current = page.locator('a.row[aria-current]');
    const shown = () => current.getAttribute('data-key');
    const answered = await shown();
    await current.focus();
    await page.keyboard.press('j');
    await expect.poll(shown).not.toBe(answered);
    await page.keyboard.press('n');
    await page.keyboard.type('Asked the team lead.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').filter({ hasText: 'Note added' }).waitFor();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Assign to' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'assigned to Ada' }).waitFor();
    const noted = await shown();
    for (const key of ['3', '4', '5']) await page.keyboard.press(key);
    const steps = async () => {
      const keys = await page
        .locator('a.row')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')));
      return keys.indexOf(await shown()) - keys.indexOf(noted);
    };
    await expect.poll(steps).toBe(3);
    // The last four at once; then two of them are thought over.
    await page.keyboard.press('x');
    for (const key of ['j', 'j', 'j', 'X']) await page.keyboard.press(key);
    await page.getByText('4 selected').waitFor();
    await page.keyboard.press('1');
    await page.getByRole('status').filter({ hasText: '4 incidents resolved' }).waitFor();
    await expect.poll(() => sent.length).toBe(19);
    expect(new Set(sent)).toEqual(new Set(['200']));
    const count = async (q: string) =>
      v.parse(
        v.object({ count: v.number() }),
        await (await admin.get(`/api/incidents/count?q=${encodeURIComponent(q)}`)).json(),
      ).count;
    expect([await count('is:open'), await count('is:resolved'), await count('assignee:Ada')]).toEqual([
      0, 20, 1,
    ]);
    await page.keyboard.press('z');
    await page.getByText('Undone.').waitFor();
    expect(await count('is:open')).toBe(4);
  } finally {
    await browser.close();
  }

  const { answers } = await json(
    answersAnswerSchema,
    await call(device, 'POST', '/v1/answers', { body: { incidents: [about] } }),
  );
  expect(answers).toEqual([
    {
      ...about,
      at: expect.any(String),
      verdict: 'agreed',
      text: 'You are right, the terminal is excepted from now on.',
    },
  ]);
});
