import type { Page } from 'playwright-core';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { hasDialog, seeDialog } from './dialog.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** What a person does in the replica, with trusted input, and what came of it. */

export const composer = (page: Page) => page.locator('footer [contenteditable="true"]');

export async function openConversation(page: Page, title = 'Anna Svoboda'): Promise<void> {
  await page.locator('#side').getByText(title, { exact: true }).click();
  await composer(page).waitFor();
}

/** Empties the composer. The editor takes a selection in its own time, so this looks and tries again. */
export async function clearComposer(page: Page): Promise<void> {
  await until('the composer to be empty', async () => {
    if ((await composer(page).textContent()) === '') return true;
    await composer(page).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    return false;
  });
}

export async function typeText(page: Page, text: string): Promise<void> {
  await composer(page).click();
  await page.keyboard.insertText(text);
}

export async function pasteText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await composer(page).click();
  await page.keyboard.press('Control+v');
}

/**
 * Sends a harmless message, waits until the page's model has sent it, and returns the texts sent before it: whatever was
 * let out would have arrived by then.
 */
export async function sentUpTo(world: World, page: Page, marker: string): Promise<string[]> {
  await clearComposer(page);
  await typeText(page, marker);
  await page.keyboard.press('Enter');
  const records = await until('the marker', async () => {
    const sent = await world.replicas.sent();
    if (sent.some(({ text }) => text === marker)) return sent;
    // While an answer is still being carried out a press counts for nothing; a person presses again.
    if ((await composer(page).textContent()) === marker) await page.keyboard.press('Enter');
    return false;
  }).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; instead: ${await stateOf(page)}`, { cause: error });
  });
  return records.map(({ text }) => text).filter((text) => text !== marker);
}

/** Why a message may not have gone: what the composer holds, where the focus is, and what of ours is on the page. */
async function stateOf(page: Page): Promise<string> {
  const held = await composer(page).textContent();
  const asked = (await hasDialog(page)) ? (await seeDialog(page)).text : null;
  const focus = await page.evaluate(() => {
    const at = document.activeElement;
    return `${at?.localName ?? ''} ${at?.getAttribute('aria-label') ?? ''} ${String(document.hasFocus())}`;
  });
  return JSON.stringify({ held, focus, asked });
}

export function incidentSeen(
  world: World,
  wanted: (record: IncidentItem) => boolean,
  timeoutMs?: number,
): Promise<IncidentItem> {
  return until(
    'the incident in the console',
    async () => (await world.admin.recentIncidents()).find(wanted),
    timeoutMs,
  );
}

/** Whether the browser's content scripts have this policy version before them. */
export async function hasPolicy(world: World, version: number): Promise<boolean> {
  const worker = await world.worker();
  const stored = await worker.evaluate(async () => {
    const chrome = Reflect.get(globalThis, 'chrome');
    const { policy = '{}' }: { policy?: string } = await chrome.storage.local.get('policy');
    const { version = 0 } = JSON.parse(policy) as { version?: number };
    return version;
  });
  return stored === version;
}
