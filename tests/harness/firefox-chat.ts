import type { KeyInput, Page } from 'puppeteer-core';
import type { FirefoxWorld } from './firefox.ts';
import { until } from './until.ts';

/** What a person does in the replica, with trusted input, as harness/chat.ts does it in Chromium. */

/** The replica's message field. */
export const composer = 'footer [contenteditable="true"]';

export async function openConversation(page: Page, title = 'Anna Svoboda'): Promise<void> {
  await page.locator(`#side ::-p-text(${title})`).click();
  await page.waitForSelector(composer);
}

export async function typeText(page: Page, text: string): Promise<void> {
  await page.click(composer);
  await page.keyboard.type(text);
}

/** The text as a person copies it: from another tab, by keyboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  const source = await page.browser().newPage();
  await source.setContent('<textarea></textarea>');
  await source.click('textarea');
  await source.keyboard.type(text);
  await press(source, 'Control+a');
  await press(source, 'Control+c');
  await source.close();
  await page.bringToFront();
  await page.click(composer);
  await press(page, 'Control+v');
}

export function readComposer(page: Page): Promise<string> {
  return page.$eval(composer, (element) => element.textContent);
}

/** The editor takes a selection in its own time, so this looks and tries again. */
export async function clearComposer(page: Page): Promise<void> {
  await until('the composer to be empty', async () => {
    if ((await readComposer(page)) === '') return true;
    await page.click(composer);
    await press(page, 'Control+a');
    await page.keyboard.press('Backspace');
    return false;
  });
}

/** Texts that the page's model sent before a harmless message that is sent now: what was let out is among them. */
export async function sentUpTo(world: FirefoxWorld, page: Page, marker: string): Promise<string[]> {
  await clearComposer(page);
  await typeText(page, marker);
  await page.keyboard.press('Enter');
  const records = await until('the marker', async () => {
    const sent = await world.replicas.sent();
    if (sent.some(({ text }) => text === marker)) return sent;
    // While an answer is still being carried out a press counts for nothing; a person presses again.
    if ((await page.$eval(composer, (element) => element.textContent)) === marker)
      await page.keyboard.press('Enter');
    return false;
  });
  return records.map(({ text }) => text).filter((text) => text !== marker);
}

/** One key with its modifiers: `Enter`, `Control+.`. */
export async function press(page: Page, keys: string): Promise<void> {
  // The driver's `Enter` is the one of the number pad.
  const all = keys.split('+').map((key) => driverKeys[key] ?? key);
  const names = all as KeyInput[];
  const last = names.at(-1);
  for (const key of names.slice(0, -1)) await page.keyboard.down(key);
  if (last !== undefined) await page.keyboard.press(last);
  for (const key of names.slice(0, -1).toReversed()) await page.keyboard.up(key);
}

const driverKeys: Readonly<Record<string, string>> = { Space: ' ', NumpadEnter: 'Enter' };

/** What was copied, as a person would see it: pasted somewhere. */
export async function readClipboard(page: Page): Promise<string> {
  const notes = await page.browser().newPage();
  await notes.setContent('<textarea></textarea>');
  await notes.click('textarea');
  await press(notes, 'Control+v');
  const text = await until('the pasted text', () =>
    notes.$eval('textarea', (field) => field.value || undefined),
  );
  await notes.close();
  await page.bringToFront();
  return text;
}

/** The address of the tab that `act` opens, which is closed again. */
export async function openedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const known = new Set(await page.browser().pages());
  await act();
  const tab = await until('a new tab', async () =>
    (await page.browser().pages()).find((one) => !known.has(one)),
  );
  const address = await until('its address', async () => tab.url() !== 'about:blank' && tab.url());
  await tab.close();
  await page.bringToFront();
  // No test reaches the internet: the page that says so has in its address what was wanted.
  return address.startsWith('about:neterror') ? (new URL(address).searchParams.get('u') ?? '') : address;
}
