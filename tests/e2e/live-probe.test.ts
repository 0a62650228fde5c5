import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../lib/adapters/diagnose.ts';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { cardMessage, cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { isWhole } from '../harness/whole.ts';

/** `npm run live-probe` on the replica: what drifted is named, and nothing that a person wrote is in what it prints. */

const root = join(import.meta.dirname, '../..');
const title = 'Anna Svoboda';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Probe {
  readonly page: Page;
  /** What Enter in the terminal prints. */
  ask(): Promise<string>;
}

/** One messenger's replica as a person uses it. */
interface Client {
  readonly name: string;
  /** What its address begins with. */
  readonly at: string;
  /** Where people's words stand on its page, as a selector. */
  readonly content: string;
  /** Opens a conversation with one person; the composer has the focus then. */
  open(page: Page): Promise<void>;
}

const whatsapp: Client = {
  name: 'whatsapp',
  at: 'https://web.whatsapp.com/',
  content: '#side span, #main span, footer [contenteditable] p',
  async open(page) {
    await page.locator('#side').getByText(title, { exact: true }).click();
    await page.locator('footer [contenteditable="true"]').click();
  },
};

const others: readonly Client[] = [
  {
    name: 'messenger',
    at: 'https://www.facebook.com/messages/',
    content: 'nav li span, [role="article"] span, [role="main"] h2, [role="textbox"] p',
    async open(page) {
      await page.locator('nav').getByText(title, { exact: true }).click();
      await page.locator('[role="main"] [role="textbox"][contenteditable="true"]').click();
    },
  },
  {
    name: 'telegram-a',
    at: 'https://web.telegram.org/a/',
    content: '.Chat, .Message, #editable-message-text',
    async open(page) {
      await page.locator('.Chat').filter({ hasText: title }).click();
      await page.locator('#editable-message-text').click();
    },
  },
  {
    name: 'telegram-k',
    at: 'https://web.telegram.org/k/',
    content: 'a.chatlist-chat, .bubble, .input-message-input',
    async open(page) {
      await page.locator('a.chatlist-chat').filter({ hasText: 'Anna Example' }).click();
      await page.locator('.input-message-input:not(.input-field-input-fake)').click();
    },
  },
];

/** Starts it, and opens a conversation with a message that is written and not sent. */
async function openProbe(query: string, client = whatsapp): Promise<Probe> {
  const args = [client.name, '--replica', '--headless', '--query', query, '--debug-port', '0'];
  const child = spawn(process.execPath, ['scripts/live-probe.mjs', ...args], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const closed = once(child, 'close');
  ends.push(async () => {
    child.stdin.end();
    expect((await closed)[0]).toBe(0);
  });
  const ended = closed.then(() => Promise.reject(new Error(`it ended: ${err}`)));
  ended.catch(() => undefined); // once it was started, its end is asked for
  const started = until('the browser', async () => /Debugger: (\S+)\n[^]*Enter/.exec(err)?.[1], 120_000);
  const browser = await chromium.connectOverCDP(await Promise.race([started, ended]));
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  const page = await until('the replica', async () => pages().find((one) => one.url().startsWith(client.at)));
  await client.open(page);
  await page.keyboard.insertText(cardMessage());
  return {
    page,
    async ask() {
      const before = out.length;
      child.stdin.write('\n');
      return until('the diagnostic', async () => /^\{\n[^]*^\}\n/m.exec(out.slice(before))?.[0]);
    },
  };
}

const matching = ({ anchors }: Diagnostic) =>
  Object.entries(anchors).flatMap(([name, selectors]) =>
    selectors.filter(({ matches }) => (matches ?? 0) > 0).map(({ selector }) => `${name} ${selector}`),
  );

/** Every word of people that stands on the page or in it, digits and letters. */
async function wordsOf(page: Page, { content, name } = whatsapp): Promise<readonly string[]> {
  const text = await page.evaluate((selector) => {
    const said = [...document.querySelectorAll('[aria-label], [title]')].flatMap((one) => [
      one.getAttribute('title') ?? '',
    ]);
    const written = [...document.querySelectorAll(selector)];
    return [...said, ...written.map((one) => one.textContent ?? '')].join(' ');
  }, content);
  // Selectors are in the report: what they say of a page is ours, not the page's.
  const ours = readFileSync(join(root, `rules/platforms/${name}.yaml`), 'utf8');
  return [...new Set(text.split(/[^\p{L}\p{N}]+/u))].filter(
    (word) => word.length > 3 && /\p{Lu}|\d/u.test(word) && !ours.includes(word),
  );
}

function expectNoContent(report: string, words: readonly string[]): void {
  expect(words.length).toBeGreaterThan(5);
  const said = new Set(report.split(/[^\p{L}\p{N}]+/u));
  const named = words.filter((word) => said.has(word));
  expect(named).toEqual([]);
  expect(report).not.toMatch(/\d{5}/);
  for (const part of ['Svoboda', 'Okafor', '420', 'please book', cardNumber(), cardNumber().slice(0, 6)])
    expect(report).not.toContain(part);
}

describe('npm run live-probe', () => {
  it('names the anchors that drifted, and no content of the page', async () => {
    const usual = await openProbe('');
    const before: Diagnostic = JSON.parse(await usual.ask());
    expectNoContent(JSON.stringify(before), await wordsOf(usual.page));
    const drifted = await openProbe('drift=1');
    const after: Diagnostic = JSON.parse(await drifted.ask());
    expectNoContent(JSON.stringify(after), await wordsOf(drifted.page));

    expect(before).toMatchObject({
      platform: 'whatsapp',
      health: 'ok',
      missing: [],
      page: { host: 'web.whatsapp.com', path: '/' },
      reads: { channel: 'message', kind: 'direct', title: true },
      account: true,
      data: 'built in',
      browser: 'chromium',
    });
    expect(before.labels['send']).toBe(1);
    expect(before.fields[0]).toMatchObject({ values: { 'data-tab': '10' }, text: '<100', isShown: true });
    const here = matching(before);
    const lost = here.filter((one) => !matching(after).includes(one));
    expect(lost).toEqual(
      expect.arrayContaining([
        'composer [data-testid="conversation-compose-box-input"]',
        'header header[data-testid="conversation-header"]',
        'send [data-icon="wds-ic-send-filled"]',
      ]),
    );
    expect(after.labels['send']).toBe(0);
    // Found by what is left, so that the gate still holds: what a repair needs to see.
    expect(after.fields[0]?.tag).toBe('div');
    expect(after.controls.length).toBeGreaterThan(0);
  });

  // `npm test` has time for one.
  const read = isWhole ? others : others.slice(0, 1);
  it.each(read)('reads $name, and prints no content of its page either', async (client) => {
    const { page, ask } = await openProbe('', client);
    const report: Diagnostic = JSON.parse(await ask());
    expectNoContent(JSON.stringify(report), await wordsOf(page, client));
    expect(report).toMatchObject({
      platform: client.name,
      health: 'ok',
      missing: [],
      page: { host: new URL(client.at).host },
      reads: { channel: 'message', kind: 'direct', title: true },
      account: true,
      data: 'built in',
    });
    expect(report.fields[0]).toMatchObject({ isShown: true });
    expect(report.controls.length).toBeGreaterThan(0);
  });

  it('says the same to the popup, by the background', async () => {
    const { page, ask } = await openProbe('');
    const context = page.context();
    const popup = await context.newPage();
    await popup.goto(`chrome-extension://${extensionId()}/popup.html`);
    const reply: unknown = await popup.evaluate(async () => {
      const { tabs, runtime } = Reflect.get(globalThis, 'chrome');
      const [tab] = await tabs.query({ url: 'https://web.whatsapp.com/*' });
      return runtime.sendMessage({ sluice: 1, name: 'page/diagnose', payload: { tabId: tab.id } });
    });
    await popup.close();
    const report: unknown = Reflect.get(Object(reply), 'report');
    expect(JSON.parse(String(report))).toEqual(JSON.parse(await ask()));
  });

  it.each([
    ['no messenger', [], /Name one messenger/],
    ['one that nobody knows', ['pigeon'], /Name one messenger/],
    ['an unknown option', ['whatsapp', '--replika'], /--replika/],
  ])('says plainly what is wrong with %s', async (_what, args, sentence) => {
    const child = spawn(process.execPath, ['scripts/live-probe.mjs', ...args], { cwd: root });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});
