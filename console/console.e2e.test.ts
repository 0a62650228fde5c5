import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { axeViolations, launch } from './dev/browser.mjs';
import { builtConsole } from './dev/built.ts';
import { createState, startMock } from './dev/mock.mjs';

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
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  page = await context.newPage();
  complaints = [];
  // Refusals by the mock are meant; anything else, a breach of the CSP included, is not.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status')) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().includes('/api/')) complaints.push(response.url());
  });
  page.on('dialog', (dialog) => void dialog.accept());
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const open = async (scenario: string, hash: string) => {
  mock.state = createState(scenario);
  await page.goto(mock.url + hash);
};
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const focusedHeading = () => page.locator('h1:focus').textContent();

it.each([
  ['en', ['People are not told whom they can ask', 'No rule suggests a better tool yet']],
  ['de', ['Niemand erfährt, wen man fragen kann', 'Noch schlägt keine Regel ein besseres Werkzeug vor']],
])(
  'reminds on the overview that the policy names nobody to ask and no tool, in %s',
  async (language, lines) => {
    mock.state = createState('usual');
    const { policy } = mock.state;
    Object.assign(policy, { contact: null, packs: structuredClone(policy.packs) });
    for (const { rules } of policy.packs)
      for (const { then } of rules) Reflect.deleteProperty(then, 'suggest');
    await page.addInitScript((chosen) => localStorage.setItem('sluice-language', chosen), language);
    await page.goto(`${mock.url}#/`);
    for (const line of lines) await page.getByRole('link', { name: line }).waitFor();
    await page.getByRole('link', { name: lines[0] ?? '' }).click();
    await page.locator('#organisation').waitFor();
  },
);

it('signs in by a link, which does not stay in the address or the history', async () => {
  await open('signed-out', '#/sign-in/good-link');
  await page.locator('.overview').waitFor();
  expect(page.url()).not.toContain('good-link');
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  expect(await page.title()).toBe('Overview · Sluice');
});

it('says how to get another link when one is refused', async () => {
  await open('signed-out', '#/sign-in/used-up');
  await page.getByText('This sign-in link was not accepted').waitFor();
  await page.getByText('Go to the terminal').waitFor();
  expect(page.url()).not.toContain('used-up');
});

it('reaches every page by Tab and Enter, and begins it at its heading', async () => {
  await open('usual', '#/incidents');
  await page.locator('a.row').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to content');
  for (const name of ['Rules', 'Coverage', 'Incidents']) {
    await page.getByRole('link', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focusedHeading, { timeout: 10_000 }).toBe(name);
  }
});

it('checks, leads to the line, explains a conflict, and publishes', async () => {
  await open('usual', '#/rules');
  await page.getByRole('link', { name: 'List of card numbers', exact: true }).press('Enter');
  const text = page.getByRole('textbox', { name: 'Text of rules/packs/payment-cards.yaml' });
  await text.waitFor();
  const write = async (written: string) => {
    await text.press('Control+a');
    await text.press('Delete');
    await page.keyboard.insertText(written);
  };
  const caretLine = async () =>
    Number(await page.locator('.cm-lineNumbers .cm-activeLineGutter').innerText());
  await expect.poll(caretLine, { timeout: 10_000 }).toBe(22);

  await write('id: x\n\ncolour: red\n');
  await page.getByRole('button', { name: 'Check' }).press('Enter');
  await page.getByRole('button', { name: /payment-cards\.yaml:3/ }).press('Enter');
  await expect.poll(caretLine, { timeout: 10_000 }).toBe(3);

  await write('id: mine\n');
  await page.getByRole('link', { name: 'Coverage' }).click();
  await page.getByRole('link', { name: /^Rules/ }).click();
  expect(await page.getByRole('link', { name: /^Rules/ }).innerText()).toContain('edited');
  await page.getByRole('link', { name: 'Edit Payment card data' }).click();
  expect((await text.innerText()).trimEnd()).toBe('id: mine');

  mock.state.conflict = true;
  await page.getByRole('link', { name: 'Review and publish' }).click();
  const publish = page.getByRole('button', { name: 'Publish' });
  await publish.click();
  await page.getByText('Say in a few words what changes').waitFor();
  await page.getByRole('textbox', { name: 'What changes, and why' }).fill('Mine');
  await publish.click();
  await page.getByText('Version 8 was published since this draft began').waitFor();
  expect(await page.getByRole('radio', { name: 'Yours' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Bring the draft up to date' }).click();
  await page.getByRole('textbox', { name: 'What changes, and why' }).fill('Mine');
  await publish.click();
  await page.getByText('Version 9 is published.').waitFor();
  expect(mock.state.policy.files[0]?.text).toBe('id: mine\n');
});

const views: readonly (readonly [string, string, string])[] = [
  ['unreadable answers', 'garbage', '#/incidents'],
  ['rules', 'usual', '#/rules'],
  ['no rules', 'empty', '#/rules'],
  ['editor', 'usual', '#/rules/edit/rules%2Fpacks%2Fsecrets.yaml'],
  ['sign in', 'signed-out', ''],
  ['server error', 'error', ''],
];
/** Every width and every colour is seen; every pair of them only by `npm run test:matrix`. */
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
  ...(process.env['SLUICE_MATRIX'] === 'full'
    ? ([
        { width: 1280, colorScheme: 'dark' },
        { width: 400, colorScheme: 'light' },
      ] as const)
    : []),
] as const;
it('says on a page of its own that the code of a page did not come, and loads it when asked again', async () => {
  const pages = '**/assets/page-*.js';
  await page.route(pages, (route) => route.fulfill({ status: 404 }));
  await open('usual', '#/coverage');
  await page.getByRole('alert').getByText('This page could not be loaded', { exact: true }).last().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.title()).toBe('This page could not be loaded · Sluice');
  complaints.length = 0;
  await page.unroute(pages);
  await page.getByRole('link', { name: 'Load the console again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Coverage' }).waitFor();
});

it.each(views)('axe finds nothing wrong: %s, light and dark, wide and narrow', async (_, scenario, at) => {
  await open(scenario, at);
  await page.locator('.row, .rule, .empty, .code .cm-content, .sign-in h1').first().waitFor();
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
});

it('brings no page more than 150 KB, compressed, before the editor', async () => {
  const heavy: string[] = [];
  const pages = ['', 'incidents', 'rules', 'rules/drafts', 'rules/history', 'rules/packs', 'reports'];
  const parts = ['me', 'people', 'sign-in', 'accounts', 'notices', 'integrations', 'keys', 'audit'];
  for (const address of [...pages, 'coverage', 'coverage/kit', ...parts.map((part) => `settings/${part}`)]) {
    const bodies: Promise<Buffer>[] = [];
    const note = (response: Response) => {
      if (!response.url().includes('/api/')) bodies.push(response.body());
    };
    page.on('response', note);
    await page.goto('about:blank');
    await open('usual', `#/${address}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('main .loading') === null);
    page.off('response', note);
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeGreaterThan(20_000);
    if (bytes > 150_000) heavy.push(`${address}: ${String(bytes)}`);
  }
  expect(heavy).toEqual([]);
});
