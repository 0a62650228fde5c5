import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { axeViolations, launch } from '../dev/browser.mjs';
import { builtConsole } from '../dev/built.ts';
import { createState, startMock } from '../dev/mock.mjs';

/** Drafts, reviews, rollouts, history and packs, against the mock; the whole story is tests/e2e/console-rules.test.ts. */

let browser: Browser;
let mock: Awaited<ReturnType<typeof startMock>>;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  mock = await startMock('usual', 0, await builtConsole());
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await mock.close();
});
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const open = async (scenario: string, hash: string) => {
  mock.state = createState(scenario);
  await page.goto(mock.url + hash);
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const draft = '#/rules/drafts/d0000000-0000-4000-8000-000000000001';

it('keeps what is typed while the server is away, and saves it when it is back', async () => {
  await open('usual', draft);
  await page.getByRole('textbox', { name: 'Name of the draft' }).waitFor();
  mock.state.fail = 503;
  await page.getByRole('textbox', { name: 'Name of the draft' }).fill('Renamed while away');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').filter({ hasText: 'Not saved' }).waitFor();
  mock.state.fail = 0;
  await page.getByText('Saved at').waitFor();
  await page.goto(`${mock.url}#/rules/drafts`);
  await page.getByRole('link', { name: 'Renamed while away' }).waitFor();
});

it('says what a change would have done, in another period as well', async () => {
  await open('usual', draft);
  await page.getByText('Held 6.3 times a day instead of 4.9').waitFor();
  await page
    .getByRole('row', { name: /bank-details/ })
    .getByText('0 → 42')
    .waitFor();
  await page.getByText('Uses a detector that was not in force then').waitFor();
  await page.getByLabel('Period').selectOption('7');
  await page.getByRole('heading', { name: 'What this change would have done, last 7 days' }).waitFor();
});

it('simulates instead what nobody can say enough about: the draft says so, and is replayed again', async () => {
  await open('usual', draft);
  const row = page.getByRole('row', { name: /voice-to-groups/ });
  const offer = row.getByRole('button', { name: 'Simulate it instead' });
  await offer.waitFor();
  const replayed = page.waitForRequest((request) => request.url().endsWith('/replay'));
  await offer.press('Enter');
  const modeOf = (text: string) => /id: voice-to-groups\n(?:.*\n)*?\s+mode: (\w+)/.exec(text)?.[1];
  const body: { files: PolicyFile[] } = (await replayed).postDataJSON();
  expect(body.files.map(({ text }) => modeOf(text)).filter(Boolean)).toEqual(['simulate']);
  await page.getByText('Saved at').waitFor();
});

it('proposes for some devices at a time, and a second person decides with a word', async () => {
  await open('usual', draft);
  mock.state.policy = { ...mock.state.policy, review: 'second-person' };
  await page.getByText('A second person has to approve').waitFor();
  await page.getByRole('radio', { name: 'Some devices first' }).check();
  await page.getByRole('textbox', { name: 'Share of their devices, percent' }).fill('0');
  await button('Propose for review').click();
  await page.getByText('Give a number from 1 to 100.').waitFor();
  await page.getByRole('textbox', { name: 'Share of their devices, percent' }).fill('25');
  await page.getByRole('group', { name: 'Groups' }).getByRole('checkbox', { name: 'sales' }).check();
  await page.getByRole('textbox', { name: 'What changes, and why' }).fill('Carefully');
  await button('Propose for review').click();
  await page.getByRole('link', { name: 'See the proposal' }).click();
  await page.getByText('25% of the devices of sales').waitFor();
  await page.getByText('somebody else has to approve it').waitFor();

  await page.goto(`${mock.url}#/rules/drafts`);
  await page.getByRole('link', { name: 'Enforce bank details' }).click();
  await page.getByText('Held 6.3 times a day instead of 4.9').waitFor();
  await page.getByRole('textbox', { name: 'A word about it' }).fill('Go on');
  await button('Approve and publish').click();
  await page.getByText('“Go on”').waitFor();
  await page.getByRole('link', { name: 'Became version 8' }).waitFor();
});

it('lets a draft go that was published by its proposal', async () => {
  await open('usual', draft);
  await page.getByRole('heading', { name: 'What changes' }).waitFor();
  const { version, files } = mock.state.policy;
  const texts = files.map((file: PolicyFile) => ({
    path: file.path,
    text: file.text.replace('mode: simulate', 'mode: enforce'),
  }));
  mock.state.publish(mock.state, { files: texts, message: 'Approved', baseVersion: version });
  await page.reload();
  await page.getByText('Everything that this draft changes is in force by now').waitFor();
  await button('Discard the draft').click();
  await page.getByRole('heading', { name: 'Drafts and reviews' }).waitFor();
  await page.getByRole('link', { name: 'Stricter bank details' }).waitFor({ state: 'detached' });
});

it('widens a rollout and takes it back with a reason', async () => {
  await open('rollout', '#/rules');
  await page.getByText('3 of 12 devices have it.').waitFor();
  await button('Give it to more…').click();
  await button('Give it to these').click();
  await page.getByText('50% of all devices').waitFor();
  await button('Take it back…').click();
  await button('Take it back').click();
  await page.getByText('Say why: it is kept with the version.').waitFor();
  await page.getByRole('textbox', { name: 'Why' }).fill('Too many false alarms');
  await button('Take it back').click();
  await page.getByText('Version 8 is being rolled out').waitFor({ state: 'detached' });
});

it('has the rollout ended before it goes back', async () => {
  await open('rollout', '#/rules/history/6');
  await page.getByText('first end the rollout of version 8').waitFor();
  await button('Take it back…').click();
  await page.getByRole('textbox', { name: 'Why' }).fill('Too many false alarms');
  await button('Take it back').click();
  await button('Go back to this version').waitFor();
});

it('shows what a version changed and goes back to it', async () => {
  await open('usual', '#/rules/history');
  await page.getByRole('link', { name: 'Version 6', exact: true }).press('Enter');
  await page.getByText('block instead of ask for a reason').waitFor();
  await button('Go back to this version').click();
  await page.getByRole('textbox', { name: 'Why' }).fill('It was better');
  await page.getByRole('dialog').getByRole('button', { name: 'Go back to this version' }).click();
  await page.getByText('Version 8 is in force with the older rules.').waitFor();
});

it('opens another draft after one was published', async () => {
  await open('usual', draft);
  await page.getByLabel('What changes, and why').fill('Stricter');
  await button('Publish').click();
  await page.getByRole('status').filter({ hasText: 'Version 8 is published' }).waitFor();
  await page.getByRole('link', { name: 'Drafts and reviews' }).first().click();
  await page.getByRole('link', { name: 'Voice messages' }).click();
  await page.getByRole('heading', { name: 'Voice messages' }).waitFor();
  await page.getByText('rules/packs/secrets.yaml').first().waitFor();
});

it('an editor is offered only to those who may save', async () => {
  await open('usual', '#/rules');
  await page.getByRole('link', { name: 'Edit rules' }).waitFor();
  expect(await page.locator('.rule h3 a').count()).toBeGreaterThan(0);
  mock.state.permissions = ['policy.read'];
  await page.reload();
  await page.locator('.rule').first().waitFor();
  expect(await page.locator('.rule h3 a').count()).toBe(0);
  await page.goto(`${mock.url}#/rules/edit`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('main textarea, main [role="textbox"]').count()).toBe(0);
});

it('adds a pack, simulated, to a draft', async () => {
  await open('usual', '#/rules/packs');
  await page.getByRole('link', { name: 'Staff matters' }).click();
  await page.getByText('1 detector or dictionary that your policy does not have comes with it.').waitFor();
  const replayed = page.waitForRequest((request) => request.url().endsWith('/replay'));
  await button('What would it do here?').click();
  expect((await replayed).postData()).toContain('id: payslip');
  await page.getByText('With all its rules enforced').waitFor();
  await button('Add it, simulated').click();
  await page.getByText('2 rules: 2 simulated').waitFor();
  await page.getByRole('link', { name: 'Review and publish' }).click();
  await expect.poll(() => JSON.stringify(mock.state.versions)).toContain('id: hr');
  expect(JSON.stringify(mock.state.versions)).toContain('id: payslip');
});

it('leads from what a simulated rule would have done to the incidents that show it', async () => {
  await open('usual', '#/rules');
  await page.getByRole('link', { name: 'Would have acted 14 times in 7 days' }).waitFor();
  await page.getByRole('link', { name: 'sales', exact: true }).press('Enter');
  const search = page.getByRole('combobox', { name: 'Search incidents' });
  await expect
    .poll(() => search.inputValue())
    .toBe('simulated:payment-cards/bank-details group:sales from:6d');
  await page.locator('a.row').first().waitFor();
  await page.getByText('simulated: would have').first().waitFor();
  mock.state.permissions = ['policy.read', 'reports.read'];
  await page.goto(`${mock.url}#/rules`);
  await page.reload();
  await page.getByText('Would have acted 14 times in 7 days').waitFor();
  expect(await page.getByRole('link', { name: 'Would have acted' }).count()).toBe(0);
});

it('finds rules by words, mode and action', async () => {
  await open('usual', '#/rules');
  await page.getByRole('searchbox', { name: 'Search rules' }).fill('iban within');
  await page.getByText('1 of 5 rules').waitFor();
  await page.getByLabel('Mode').selectOption('enforce');
  await button('Show all rules').click();
  expect(await page.locator('.rule').count()).toBe(5);
});

const views: readonly (readonly [string, string, string, string])[] = [
  ['rules and a rollout', 'rollout', '#/rules', '.rollout'],
  ['hostile drafts', 'hostile', '#/rules/drafts', '.things'],
  ['a hostile draft', 'hostile', draft, '.replay-figure'],
  ['a proposal', 'usual', '#/rules/proposals/e0000000-0000-4000-8000-000000000001', '.diff'],
  ['a hostile history', 'hostile', '#/rules/history/6', '.diff'],
  ['packs', 'usual', '#/rules/packs', '.shelf'],
];
it.each(views)(
  'axe finds nothing wrong: %s, light and dark, wide and narrow',
  async (_, scenario, at, ready) => {
    await open(scenario, at);
    await page.locator(ready).first().waitFor();
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [320, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
    }
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  },
);
