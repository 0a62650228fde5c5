import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { chaosPolicy } from './policy.ts';

/** A server with the chaos policy and an enrolled Chromium, for the tests of one file. */
export function chaosStage(): () => World {
  let world: World | null = null;
  beforeAll(async () => {
    world = await createWorld({ policy: chaosPolicy });
  });
  afterAll(async () => {
    await world?.close();
  });
  return () => {
    if (world === null) throw new Error('the stage is set up before the tests');
    return world;
  };
}

/** Runs in a tab and conversation of its own; gives the incidents that came of it, once the tab is left, or closed. */
export async function inChat(
  world: World,
  act: (page: Page) => Promise<void>,
  options: { title?: string; query?: string; closes?: boolean } = {},
): Promise<void> {
  world.replicas.reset();
  const page = await world.openChat(options);
  await act(page);
  await (options.closes === true ? page.close() : world.tabs.leave(page));
}

/** Takes the incidents that are there as known; gives those since, as soon as there are so many that are complete. */
export async function watchIncidents(
  world: World,
): Promise<(count: number) => Promise<readonly IncidentRecord['incident'][]>> {
  const known = new Set((await world.admin.recentIncidents()).map(({ incident }) => incident.id));
  return (count) =>
    until(`${String(count)} new incidents`, async () => {
      const fresh = (await world.admin.recentIncidents())
        .map(({ incident }) => incident)
        .filter(({ id }) => !known.has(id));
      return fresh.length >= count && fresh;
    });
}

export async function answer(page: Page, label: string): Promise<void> {
  await (await seeDialog(page)).click(label);
  await dialogGone(page);
}

/** Takes a member from the list that comes up for what is typed, once it offers nobody else. */
export async function mention(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.type(typed);
  await until(`${name} alone`, async () => {
    const offered = await page.getByRole('option').allInnerTexts();
    return offered.length === 1 && offered[0] === name;
  });
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/**
 * Presses Enter, and again when nothing comes of it, as a person does: while an answer is still being carried out, a press
 * counts for nothing.
 */
export async function pressUntilAsked(page: Page): Promise<void> {
  for (let presses = 1; ; presses += 1) {
    await page.keyboard.press('Enter');
    try {
      await seeDialog(page, 5000);
      return;
    } catch (error) {
      if (presses === 4) throw error;
    }
  }
}

export async function texts(world: World): Promise<string[]> {
  return (await world.replicas.sent()).filter(({ path }) => path !== 'preview').map(({ text }) => text);
}

export async function expectNothingSent(world: World): Promise<void> {
  expect(await texts(world)).toEqual([]);
}

/** What the page's model has in its drafts: the text of a composer, however it is shown. */
export function draftOf(page: Page, conversation: string): Promise<string | undefined> {
  return page.evaluate((id) => window.__replica.drafts[id], conversation);
}

/** The hosts of our own elements in the page. */
export function removeOurHosts(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const child of [...document.documentElement.children])
      if (child !== document.head && child !== document.body) child.remove();
  });
}
