import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { axeViolations, launch } from '../dev/browser.mjs';
import { builtConsole } from '../dev/built.ts';
import { type Catalogue, englishWords, shownTexts } from '../dev/english-words.ts';
import { createState, startMock } from '../dev/mock.mjs';
import { listenToRequests, tracesOf } from '../dev/told-requests.ts';

let browser: Browser;
let mock: Awaited<ReturnType<typeof startMock>>;
let page: Page;
let complaints: string[];
let built: string;

beforeAll(async () => {
  built = await builtConsole();
  mock = await startMock('rules', 0, built);
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
const dictionary = '#/rules/edit/rules%2Fdictionaries%2Fproject-names.yaml';
/** One more rule of the pack. */
const onTelegram = `
  - id: telegram-paste
    title: { en: Cards on Telegram }
    severity: low
    mode: enforce
    when: { platforms: [telegram], channels: [paste] }
    match: { detector: credit-card }
    then: { action: log }
`;
const rulesWith = (match: string) => `apiVersion: sluice/v1
kind: RulePack
id: payment-cards
title: { en: Cards }
rules:
  - id: one
    severity: low
    mode: enforce
    when:
      accounts: { not: [corporate] } # ours
      channels: [message,   paste]${match}    then:
      action: warn # for now
`;
const yamlText = async () => (await page.locator('.cm-content').innerText()).trimEnd();
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

it('puts a picked detector in where the others are, comments and all, and leaves alone what nobody changes', async () => {
  const commented = rulesWith(`
    # Whoever is asked first.
    match: # either
      any:
        - { detector: credit-card } # the number
        - detector: card-expiry # the date
`);
  mock.state.policy.files = mock.state.policy.files.map((file: PolicyFile) =>
    file.path.endsWith('payment-cards.yaml') ? { ...file, text: commented } : file,
  );
  await page.goto(mock.url + pack);
  await known();
  const form = page.locator('.form-rule-open');
  const selects = await form.locator('select').evaluateAll((all) => {
    for (const select of all) select.dispatchEvent(new Event('change', { bubbles: true }));
    return all.length;
  });
  expect(selects).toBeGreaterThan(8);
  await form.getByLabel('Severity').selectOption('high');
  await form.getByLabel('Severity').selectOption('low');
  expect(await yamlText()).toBe(commented.trimEnd());

  await form.getByRole('button', { name: 'Add a detector…' }).first().click();
  await page.getByLabel('Search by name').fill('security code');
  await page.getByRole('button', { name: /^Choose this one/ }).click();
  const withCode = commented.replace(
    '# the date\n',
    '# the date\n        - { detector: card-security-code }\n',
  );
  await expect.poll(yamlText).toBe(withCode.trimEnd());
  await form.getByLabel('Needed').selectOption('all');
  await expect.poll(yamlText).toBe(withCode.replace('any:', 'all:').trimEnd());
  await form.locator('.term-name').first().click();
  await page.getByLabel('Search by name').fill('project');
  await page.getByRole('button', { name: /^Choose this one/ }).click();
  await expect.poll(yamlText).toContain('- { dictionary: project-names } # the number');
});

it('judges what is put in by the draft, and nothing of it leaves the browser', async () => {
  await page.goto(mock.url + pack);
  await known();
  const told = listenToRequests(page);
  const value = ['4539', '5787', '6362', '1486'].join(' ');
  await page.getByLabel('Message to try').fill(`please book it on ${value}, thanks`);
  await page.getByText('It is not sent.').waitFor();
  await page.locator('.bench-marked mark').filter({ hasText: value }).waitFor();
  await page.locator('.because').getByText('passes luhn').waitFor();
  await page.locator('.bench-dialog').getByRole('heading', { name: 'Card number in this message' }).waitFor();
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
  await page.locator('.bench-input input[type=file]').setInputFiles([
    { name: 'lunch.txt', mimeType: 'text/plain', buffer: Buffer.from('soup') },
    { name: 'card.txt', mimeType: 'text/plain', buffer: Buffer.from(value) },
  ]);
  await page.locator('.bench-file').filter({ hasText: 'lunch.txt' }).getByText('Allow').waitFor();
  await page.locator('.bench-file').filter({ hasText: 'card.txt' }).getByText('Warn').waitFor();
  await page.getByRole('button', { name: 'Look into it card.txt' }).click();
  await page.locator('.bench-marked mark').filter({ hasText: value }).waitFor();
  // The draft itself is saved, when it is left alone for a moment: it and nothing else.
  await page.getByText('Saved at').waitFor();
  const asked = told.filter(({ url }) => !url.pathname.startsWith('/assets/'));
  expect(asked.some(({ method }) => method === 'POST')).toBe(true);
  expect(asked.filter(({ url }) => !url.pathname.startsWith('/api/policy'))).toEqual([]);
  for (const trace of tracesOf(value)) expect(told.filter(({ said }) => said.includes(trace))).toEqual([]);
});

async function dropFile(name: string, content: Uint8Array): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([called, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], called));
      return transfer;
    },
    [name, Array.from(content)] as const,
  );
  for (const kind of ['dragover', 'drop'])
    await page.locator('.bench-input').dispatchEvent(kind, { dataTransfer: dropped });
  await page.locator('.bench-file').getByText(name).waitFor();
}

it('looks into a dropped file, says where in it something is and why, and asks nobody for anything', async () => {
  await page.goto(mock.url + pack);
  await known();
  const told = listenToRequests(page);
  const value = ['4539', '5787', '6362', '1486'].join(' ');
  const pdf = textPdf([['First page'], [`card number ${value}`]]);
  const zip = buildZip({ 'menu.txt': 'soup, bread\n', 'inner/order.pdf': pdf });
  await dropFile('week.zip', zip);
  await page.locator('.bench-marked mark').getByText(value).waitFor();
  const why = page.locator('.explained > li').filter({ hasText: value }).first();
  await why.getByText('in inner/order.pdf › page 2').waitFor();
  await why.getByText('passes luhn').waitFor();
  await why.getByText(/^supported by “card number”, \d+ characters? away$/).waitFor();
  await page.locator('.bench-dialog').getByText('inner/order.pdf › page 2').waitFor();

  // The reader of PDFs was fetched: nothing but files of the console itself, by their own names.
  const files = readdirSync(`${built}/assets`).map((name) => `/assets/${name}`);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ method, url }) => method !== 'GET' || url.search !== '')).toEqual([]);
  expect(told.map(({ url }) => url.pathname).filter((path) => !files.includes(path))).toEqual([]);
  for (const trace of tracesOf(value)) expect(told.filter(({ said }) => said.includes(trace))).toEqual([]);
  // Nor is it kept in the browser.
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
  );
  for (const trace of tracesOf(value)) expect(kept.toLowerCase()).not.toContain(trace);
});

it('reads the writing in a picture, as devices do', async () => {
  const value = ['4539', '5787', '6362', '1486'].join(' ');
  await page.setContent(`<p style="font: 28px sans-serif">Meine Karte für die Überweisung: ${value}</p>`);
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 900, height: 120 } });
  await page.goto(mock.url + pack);
  await known();
  const told = listenToRequests(page);
  await dropFile('card.png', picture);
  await page.locator('.bench-marked mark').getByText(value).waitFor();
  await page.locator('.bench-dialog').getByText('text in the picture').waitFor();
  expect(told.filter(({ method }) => method !== 'GET')).toEqual([]);
  for (const trace of tracesOf(value)) expect(told.filter(({ said }) => said.includes(trace))).toEqual([]);
});

it('takes a sample, and says by platform and way of sending which rules act on it', async () => {
  const { files } = mock.state.policy;
  mock.state.policy.files = files.map(({ path, text }: PolicyFile) =>
    path.endsWith('payment-cards.yaml') ? { path, text: text + onTelegram } : { path, text },
  );
  await page.goto(mock.url + pack);
  await known();
  await page.getByLabel('Samples').selectOption({ label: 'A made-up card number' });
  const acting = page.locator('.bench-rules').first().getByRole('listitem');
  await acting.filter({ hasText: 'Card number' }).filter({ hasText: 'decides' }).waitFor();
  await page.locator('.bench-marked mark').first().waitFor();

  const added = acting.filter({ hasText: 'Cards on Telegram' });
  const whyNot = page.locator('.bench-rules').last().getByRole('listitem').filter({ hasText: 'Telegram' });
  await page.getByText(/other rules? do(?:es)? nothing here/).click();
  await whyNot.getByText('does not apply: platform, way of sending').waitFor();
  await page.getByText('Where it would be sent').click();
  await page.locator('.situation').getByLabel('Platform').selectOption('telegram');
  await whyNot.getByText('does not apply: way of sending').waitFor();
  const cell = page.getByRole('button', { name: 'Telegram, pastes: ' });
  await cell.filter({ hasText: 'by “Card number”' }).click();
  await added.waitFor();
  await cell.and(page.locator('[aria-pressed="true"]')).waitFor();
  await page.locator('.situation').getByLabel('Way of sending').selectOption('voice');
  await page.getByText('No rule has anything to say about it.').waitFor();
  await page.getByText('It is sent, and nothing is recorded.').waitFor();
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
  const regex = page.getByLabel('Regular expression', { exact: true });
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

it('takes the words of a spreadsheet into a dictionary, without the heading', async () => {
  await page.goto(mock.url + dictionary);
  const letters = [...'Kunde\nM\u00fcller GmbH\nStra\u00dfe AG\n'].map((letter) => letter.charCodeAt(0));
  await page.locator('.import input[type=file]').setInputFiles({
    name: 'customers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(letters), // Windows-1252, as Excel exports it
  });
  await page.getByLabel('The first line is a heading: Kunde').check();
  await page.getByRole('button', { name: 'Add to the entries' }).click();
  await expect.poll(yamlText).toContain('M\u00fcller GmbH\n  Stra\u00dfe AG');
  expect(await yamlText()).not.toContain('Kunde');
  expect(await yamlText()).toContain('Northgate');
});

it('says nothing in English to who reads German: in the editor, about an incident and in the reports', async () => {
  const catalogues: Catalogue[] = [];
  vi.doMock('../shell/language.ts', async (original) => ({
    ...(await original<object>()),
    inLanguage: (words: Catalogue & { readonly en: object }) => {
      catalogues.push(words);
      return words.en;
    },
  }));
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter(
    (name) => /(?:text|words|sentences)\.ts$/.test(name) && !name.startsWith('dev'),
  ))
    await import(/* @vite-ignore */ join(root, file));
  vi.doUnmock('../shell/language.ts');
  const english = new Set(englishWords(catalogues));
  expect(english.size).toBeGreaterThan(500);

  mock.state = createState('usual');
  const german = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'de-DE' });
  const pages = [
    ['#/reports', '[data-report=teams]'],
    ['#/incidents', '.detail'],
    [pack, '.form-rule-open'],
  ] as const;
  for (const [address, ready] of pages) {
    await german.goto(mock.url + address);
    await german.locator(ready).first().waitFor();
    const shown = await german.evaluate(shownTexts);
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((text) => english.has(text))).toEqual([]);
  }
  await german.context().close();
});
