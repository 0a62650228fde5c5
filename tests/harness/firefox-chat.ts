import type { Page } from 'puppeteer-core';
import type { FirefoxWorld } from './firefox.ts';
import { until } from './until.ts';

/** What a person does in the replica, with trusted input, as harness/chat.ts does it in Chromium. */

/** The replica's message field. */
export const composer = 'footer [contenteditable="true"]';

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
  await shortcut(source, 'a');
  await shortcut(source, 'c');
  await source.close();
  await page.bringToFront();
  await page.click(composer);
  await shortcut(page, 'v');
}

export function readComposer(page: Page): Promise<string> {
  return page.$eval(composer, (element) => element.textContent);
}

/** The editor takes a selection in its own time, so this looks and tries again. */
export async function clearComposer(page: Page): Promise<void> {
  await until('the composer to be empty', async () => {
    if ((await readComposer(page)) === '') return true;
    await page.click(composer);
    await shortcut(page, 'a');
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

export async function shortcut(page: Page, key: 'a' | 'c' | 'v'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}
