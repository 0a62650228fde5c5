import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolBrowser, extensionId } from '../../scripts/lib/demo-browser.mjs';
import { openConversation, typeText } from '../harness/chat.ts';
import { reloadExtension } from '../harness/reload-extension.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';

/** The popup and the badge with the background that is really there, from before enrolment to a page that has changed. */

let world: World;
let popup: Page;
beforeAll(async () => {
  world = await createWorld({ enrol: false });
  popup = await openPopup();
});
afterAll(async () => {
  await world?.close();
});

async function openPopup(): Promise<Page> {
  const page = await world.context.newPage();
  await page.goto(`chrome-extension://${extensionId()}/popup.html`);
  return page;
}

interface Badge {
  readonly text: string;
  readonly colour: readonly number[];
}

/** As the browser shows it for a tab with this address; '' : for every tab. */
async function badge(address = ''): Promise<Badge> {
  const worker = await world.worker();
  return worker.evaluate(async (wanted) => {
    const { tabs, action } = Reflect.get(globalThis, 'chrome');
    const [tab] = wanted === '' ? [] : await tabs.query({ url: `${wanted}*` });
    const about = tab === undefined ? {} : { tabId: tab.id };
    return {
      text: await action.getBadgeText(about),
      colour: [...(await action.getBadgeBackgroundColor(about))],
    };
  }, address);
}

/** Opened anew while `tab` is in front, as a popup is; without one, by itself. */
async function shown(tab?: Page): Promise<string> {
  await tab?.bringToFront();
  await popup.reload();
  return until('what the popup says', async () => {
    const text = await popup.textContent('#app');
    return text !== null && text !== '' && !text.includes('Checking…') && text;
  });
}

/** Once the badge has heard of what the popup says. */
const badges = (expected: string | Badge, address = '') =>
  expect
    .poll(async () => {
      const seen = await badge(address);
      return typeof expected === 'string' ? seen.text : seen;
    }, patience)
    .toEqual(expected);

const says = (sentence: string, tab?: Page) =>
  until(`"${sentence}"`, async () => (await shown(tab)).includes(sentence), 30_000);

const chat = 'https://web.whatsapp.com/';
const patience = { timeout: 10_000 };
const brick = [0x9a, 0x2a, 0x1d, 255];

/** As if the server had told of a new version. */
const askForPolicy = () =>
  popup.evaluate(() => {
    const hint = { sluice: 1, name: 'hints/version', payload: { version: 99 } };
    return Reflect.get(globalThis, 'chrome').runtime.sendMessage(hint);
  });

/** Runs in the worker: what the server answers as policy is altered on its way, after it was signed. */
function alterPolicy(): void {
  const asked = globalThis.fetch;
  Reflect.set(globalThis, 'unaltered', () => {
    globalThis.fetch = asked;
  });
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname === '/v1/policy/head') return new Response('{}', { status: 200 });
    const answer = await asked(input, init);
    if (pathname !== '/v1/policy') return answer;
    const { bundle, ...rest } = await answer.json();
    const [header, payload, signature] = bundle.split('.');
    const altered = [header, payload, [...signature].reverse().join('')].join('.');
    return new Response(JSON.stringify({ ...rest, bundle: altered }), { headers: answer.headers });
  };
}

describe('the popup and the badge', () => {
  it('before a browser belongs to anybody: asks for the code, and no badge', async () => {
    expect(await shown()).toContain('Until then nothing is checked and nothing is reported.');
    await badges('');
  });

  it('once it does: protected, with the rules in force, and no badge', async () => {
    await enrolBrowser(world.context, world.server.enrolmentCode);
    const page = await world.openChat();
    await says('are checked on this computer before they leave', page);
    const text = await shown(page);
    for (const part of ['Protected', 'Reachable', 'All delivered', 'What is looked for here'])
      expect(text).toContain(part);
    expect(text).toMatch(/Rules\d+ rules . version 1Last fetched\w/);
    await badges('');
    await badges('', chat);
    await world.tabs.leave(page);
  });

  it('where no conversation is open: says that, whatever is loaded again, and no badge', async () => {
    const page = await world.context.newPage(); // one that nothing is known of yet
    await page.goto(chat);
    await says('No conversation is open on WhatsApp Web.', page);
    expect(await shown(page)).not.toContain('Not protected');
    await badges('', chat);
    await openConversation(page);
    await says('are checked on this computer before they leave', page);
    await page.close();
  });

  it('on a page that has changed beyond recognition: says so, and the badge of its tab alone', async () => {
    const page = await world.openChat();
    await page.evaluate(() => document.querySelector('footer [contenteditable="true"]')?.remove());
    await says('is not recognised', page);
    await badges({ text: '!', colour: brick }, chat);
    await badges('');
    await world.tabs.leave(page);
  });

  it('on a page of which a frame has changed: says so, and no longer once that frame is gone', async () => {
    const page = await world.openChat();
    await says('are checked on this computer before they leave', page);
    // A conversation without a field to write in.
    await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const inside = frame.contentDocument;
      const conversation = document.querySelector('#main')?.cloneNode(true);
      if (conversation !== undefined) inside?.body.append(conversation);
      inside?.querySelector('footer')?.remove();
    });
    await says('is not recognised', page);
    await badges('!', chat);
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await says('are checked on this computer before they leave', page);
    await world.tabs.leave(page);
  });

  it('on a page that has changed in part: partly protected, and no badge, since everything is still checked', async () => {
    const page = await world.openChat({ query: '?drift=1' });
    // Where it sends from is looked for when there is something to send.
    await typeText(page, 'see you at noon');
    await says('is only partly recognised', page);
    await badges('', chat);
    await world.tabs.leave(page);
  });

  it('with newer rules that nobody signed: the last ones stay in force, and the badge says so until it is well', async () => {
    const page = await world.openChat();
    const worker = await world.worker();
    await worker.evaluate(alterPolicy);
    await askForPolicy();
    await says('could not be verified and were refused. The last good ones stay in force.', page);
    await badges({ text: '!', colour: brick });
    await says('are checked on this computer before they leave', page);
    await worker.evaluate(() => {
      Reflect.get(globalThis, 'unaltered')();
    });
    await askForPolicy();
    await badges('');
    expect(await shown(page)).not.toContain('could not be verified');
    await world.tabs.leave(page);
  });

  it('on a page that was there before the extension: asks to load it again, and so does its badge, until that is done', async () => {
    const page = await world.openChat();
    await says('are checked on this computer before they leave', page);
    await reloadExtension(world.context);
    popup = await openPopup();
    await says('Reload this tab so that messages on WhatsApp Web are checked.', page);
    await badges('!', chat);
    await badges('');
    await page.reload();
    await badges('', chat);
    await openConversation(page);
    await says('are checked on this computer before they leave', page);
    await world.tabs.leave(page);
  });

  it('with the server out of reach: the last rules stay in force, and no badge', async () => {
    const page = await world.openChat();
    await world.server.stop();
    await askForPolicy();
    await says('Not reachable; the last rules stay in force', page);
    await says('are checked on this computer before they leave', page);
    await badges('');
    await badges('', chat);
  });
});
