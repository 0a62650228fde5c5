import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { axeViolations, launch } from '../dev/browser.mjs';
import { builtConsole } from '../dev/built.ts';
import { createState, startMock } from '../dev/mock.mjs';

let browser: Browser;
let mock: Awaited<ReturnType<typeof startMock>>;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  mock = await startMock('rules', 0, await builtConsole());
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await mock.close();
});
beforeEach(async () => {
  mock.state = createState('rules');
  page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en-GB' });
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => void dialog.accept());
});
afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

const pack = '#/rules/edit/rules%2Fpacks%2Fpayment-cards.yaml';
const yamlText = () => page.locator('.cm-content').innerText();
const known = () => page.locator('.problems-now').filter({ hasText: 'No problems.' }).waitFor();

it('changes the text by the form, shows what is wrong where it is, and offers what may stand there', async () => {
  await page.goto(mock.url + pack);
  await known();
  await page.locator('.form-rule-open').getByLabel('Severity').selectOption('critical');
  await expect.poll(yamlText).toContain('severity: critical');
  expect(await yamlText()).toContain('# PCI DSS 4');

  await page.locator('.form-rule-open').getByRole('button', { name: 'Add a detector…' }).first().click();
  await page.getByLabel('Search by name').fill('project');
  await page.getByRole('button', { name: /^Choose this one/ }).click();
  await expect.poll(yamlText).toContain('dictionary: project-names');
  await page.locator('.form-rule-open .form-rule-sentence').getByText('Project names').waitFor();

  // Typed into the text: the problem is there, and the form is in step.
  await page.locator('.cm-line').filter({ hasText: 'severity: critical' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('colour: red');
  await page.getByRole('button', { name: /payment-cards\.yaml:\d+/ }).waitFor();
  await page.locator('.cm-lintRange-error').first().waitFor();
  for (let n = 0; n < 'colour: red'.length; n++) await page.keyboard.press('Backspace');
  await page.keyboard.type('unsc');
  await page.locator('.cm-tooltip-autocomplete').getByText('unscannable').waitFor();
  await page.keyboard.press('Escape');
});

it('judges what is put in by the draft, and nothing of it leaves the browser', async () => {
  await page.goto(mock.url + pack);
  await known();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('.wasm')) sent.push(`${request.method()} ${request.url()}`);
  });
  const value = ['4539', '5787', '6362', '1486'].join(' ');
  await page.getByLabel('Message to try').fill(`please book it on ${value}, thanks`);
  await page.getByText('It is not sent.').waitFor();
  await page.locator('.bench-marked mark').filter({ hasText: value }).waitFor();
  await page.locator('.because').getByText('passes luhn').waitFor();
  await page
    .locator('.bench-dialog')
    .getByRole('heading', { name: 'Card number in this message' })
    .waitFor();
  await page.getByLabel('In', { exact: true }).selectOption('ar');
  await page.locator('.bench-dialog').getByText('يبدو هذا رقم بطاقة').waitFor();

  // The draft's own words, at once.
  await page.locator('.form-rule-open').getByLabel('Action').selectOption('warn');
  await page.getByText('The person is warned.').waitFor();

  await page.locator('.bench-input input[type=file]').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`name,card\nA,${value}\n`),
  });
  await page.locator('.bench-file').getByText('list.csv').waitFor();
  await page.locator('.bench-dialog').getByText('list.csv').waitFor();
  expect(sent.filter((request) => !request.includes('/api/policy'))).toEqual([]);
  // The draft itself is saved, when it is left alone for a moment.
  const told = mock.state.requests.filter((request: string) => /POST|PUT/.test(request));
  expect(told.filter((request: string) => !request.includes('/api/policy/drafts'))).toEqual([]);
});

it('judges again after its worker was lost', async () => {
  await page.goto(mock.url + pack);
  await known();
  const judged = async (digits: string) => {
    await page.getByLabel('Message to try').fill(`please book it on ${digits}, thanks`);
    await page.locator('.bench-marked mark').filter({ hasText: digits }).waitFor();
  };
  await judged(['4539', '5787', '6362', '1486'].join(' '));
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('lost');
    });
  });
  await expect.poll(() => page.workers()).toEqual([]);
  complaints = complaints.filter((complaint) => !complaint.includes('lost'));
  await judged(['4539', '1488', '0343', '6467'].join(' '));
});

it('explains a pattern as it is typed, runs its examples, and puts a proposed exception in', async () => {
  await page.goto(`${mock.url}#/rules/edit/rules%2Fdetectors%2Fcard-expiry.yaml`);
  await page.locator('.example-result .good').first().waitFor();
  const regex = page.getByLabel('Regular expression');
  await regex.fill(String.raw`\bEXP-\d{4}(?!\d)`);
  await page
    .locator('code')
    .getByText(String.raw`notFollowedBy: \d`)
    .waitFor();
  await page.getByRole('button', { name: 'Write it so' }).click();
  await expect.poll(() => regex.inputValue()).toBe(String.raw`EXP-\d{4}`);
  await page.locator('.regex-words').getByText('4 × digit').waitFor();
  await page.locator('.example-result .bad').first().waitFor();

  // An example that an incident began is written on at once.
  const begun = encodeURIComponent(JSON.stringify({ noMatch: { text: 'Write it here', why: 'disputed' } }));
  await page.goto(`${mock.url}#/rules/edit/rules%2Fdetectors%2Fcard-expiry.yaml?except=${begun}`);
  await page.getByRole('button', { name: 'Put it in' }).click();
  const selected = () => page.evaluate(() => getSelection()?.toString());
  await expect.poll(selected).toBe('Write it here');
  await page.keyboard.type('expires someday');
  await expect.poll(yamlText).toContain('expires someday');

  const except = encodeURIComponent(
    JSON.stringify({ rule: 'card-number-out', unless: { dictionary: 'project-names' } }),
  );
  await page.goto(`${mock.url}${pack}?except=${except}`);
  await page.getByRole('button', { name: 'Put it in' }).click();
  await expect.poll(yamlText).toContain('unless: { dictionary: project-names }');
  expect(page.url()).not.toContain('except');
});

it.each([
  ['a pack', pack],
  ['a detector', '#/rules/edit/rules%2Fdetectors%2Fcredit-card.yaml'],
  ['all files', '#/rules/edit'],
])('axe finds nothing wrong: %s', async (_, hash) => {
  await page.goto(mock.url + hash);
  await page.locator('.form-file, .files').first().waitFor();
  if (hash === pack) await page.getByLabel('Message to try').fill(['4539', '5787', '6362', '1486'].join(' '));
  if (hash === pack) await page.locator('.because').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  // At its end nothing stands behind the bar at the foot.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
