import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnostic } from '../../lib/adapters/diagnose.ts';
import { addOnId, createFirefoxWorld, type FirefoxWorld } from '../harness/firefox.ts';
import { evaluateInBrowserWindow, sendBidi } from '../harness/firefox-bidi.ts';
import { dialogGone, seeDialog } from '../harness/firefox-dialog.ts';
import { readClipboard, typeText } from '../harness/firefox-chat.ts';
import { cardMessage, cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';

/** The extension's own pages in Firefox: "Check this page" of the popup, with event page and probe; the practice chat. */

let world: FirefoxWorld;
let page: Page;

beforeAll(async () => {
  world = await createFirefoxWorld();
  await world.enrol();
  page = await world.openChat();
});
afterAll(async () => {
  await world?.close();
});

/** The popup's page behind the chat: the tab in front is the one that it is about. */
async function openBehindChat(): Promise<Page> {
  const popup = await world.openPopup();
  await page.bringToFront();
  await sendBidi(popup, 'browsingContext.reload', (context) => ({ context, wait: 'complete' }));
  return popup;
}

async function press(popup: Page, label: string): Promise<void> {
  await until(`the button "${label}"`, () =>
    popup.evaluate((wanted) => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent === wanted);
      button?.click();
      return button !== undefined;
    }, label),
  );
}

/** The popup asks the event page before it shows anything, and that may have to wake up. */
const showing = (popup: Page, sentence: string) =>
  until(`"${sentence}"`, () =>
    popup.evaluate((wanted) => document.body.textContent.includes(wanted), sentence),
  );

it('says whether everything is where it is expected, and gives a diagnostic without any content', async () => {
  await typeText(page, cardMessage());
  const popup = await openBehindChat();
  await press(popup, 'Check now');
  await showing(popup, 'Everything that is needed was found.');

  await popup.bringToFront();
  await popup.locator('::-p-text(Copy diagnostic)').click();
  await showing(popup, 'Copied.');
  const copied = await readClipboard(popup);
  const diagnostic: Diagnostic = JSON.parse(copied);
  expect(diagnostic).toMatchObject({
    platform: 'whatsapp',
    health: 'ok',
    missing: [],
    page: { host: 'web.whatsapp.com', path: '/' },
    reads: { channel: 'message', kind: 'direct', title: true },
    browser: 'firefox',
  });
  for (const part of ['Svoboda', cardNumber(), cardNumber().slice(0, 6)]) expect(copied).not.toContain(part);
});

it('practises with the policy in force: underlined and held, and nobody hears of it', async () => {
  const practice = await world.openOwnPage('practice.html');
  await press(practice, 'Card number');
  await press(practice, 'Put the example into the message field');
  await until('the underlined number', () =>
    practice.evaluate(() => [...CSS.highlights.values()].some((one) => one.size === 1)),
  );
  await practice.keyboard.press('Enter');
  await (await seeDialog(practice)).click('Edit message');
  await dialogGone(practice);
  await until('all steps', () => practice.evaluate(() => document.querySelectorAll('.seen').length === 3));
  expect(await practice.evaluate(() => document.querySelector('.message.me'))).toBeNull();
  expect(await world.admin.incidents()).toEqual([]);
});

// The last one: what was taken away is not given back.
it('says where a person has taken the messenger away from it, and how to give that back', async () => {
  await page.bringToFront();
  // As about:addons does it; and as a click on the button in the bar lets the popup know which tab it is about.
  await evaluateInBrowserWindow(
    page,
    `(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(addOnId())});
      const taken = { permissions: [], origins: ['https://web.whatsapp.com/*'] };
      await ExtensionPermissions.remove(extension.id, taken, extension);
      extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
      return '';
    })()`,
  );
  const popup = await openBehindChat();
  await showing(popup, 'Not protected');
  await showing(popup, 'does not let Sluice into web.whatsapp.com');
  expect(await popup.evaluate(() => document.querySelector('.check'))).toBeNull();
  await until('the badge of all tabs', () =>
    popup.evaluate(async () => (await Reflect.get(globalThis, 'browser').action.getBadgeText({})) === '!'),
  );
});
