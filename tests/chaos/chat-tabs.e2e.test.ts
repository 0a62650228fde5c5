import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { shows } from '../harness/dialog.ts';
import { iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createChromiumPerson } from '../matrix/chromium-person.ts';
import { createDesktop } from '../matrix/files.ts';
import type { Person } from '../matrix/person.ts';
import { chaosStage, watchIncidents } from './stage.ts';

/** Several chats beside each other on facebook.com: what was meant for one that goes is for none of the others. */

const stage = chaosStage();
const tab = (name: string) => `[role="region"][aria-label="Chat with ${name}"]`;
const composerOf = (name: string) => `${tab(name)} [role="textbox"][contenteditable="true"]`;
const logOf = (name: string) => `${tab(name)} :is([role="log"], [role="grid"])`;
const file = (seed: number) => ({
  path: `account-${String(seed)}.csv`,
  content: `name,iban\nAnn,${iban(seed)}\n`,
});

/** The two tabs, in the order of the page. */
async function withTabs(
  act: (person: Person, page: Page, first: string, second: string) => Promise<void>,
): Promise<void> {
  const desktop = createDesktop();
  const page = await stage().tabs.open();
  const person = await createChromiumPerson(
    { ...stage(), tabs: { ...stage().tabs, open: () => Promise.resolve(page) } },
    desktop,
  );
  try {
    await person.open('https://www.facebook.com/?tabs=2');
    await person.waitFor('[role="region"] [role="textbox"]');
    const names = await person.evaluate(() =>
      [...document.querySelectorAll('[role="region"][aria-label^="Chat with "]')].map(
        (region) => region.getAttribute('aria-label')?.replace('Chat with ', '') ?? '',
      ),
    );
    expect(names).toHaveLength(2);
    await act(person, page, names[0] ?? '', names[1] ?? '');
  } finally {
    await person.close();
    desktop.clear();
  }
}

/** Only its head is left, as of a tab that is folded down. */
function minimise(person: Person, name: string): Promise<void> {
  return person.evaluate((label) => {
    const region = document.querySelector(`[role="region"][aria-label="Chat with ${label}"]`);
    for (const part of [...(region?.children ?? [])]) if (part.tagName !== 'HEADER') part.remove();
  }, name);
}

/** The other tab now lies where this one was. */
function coverWith(person: Person, name: string): Promise<void> {
  return person.evaluate((label) => {
    const region = document.querySelector(`[role="region"][aria-label="Chat with ${label}"]`);
    const log = region?.querySelector('[role="log"], [role="grid"]');
    for (const part of [region, log])
      if (part instanceof HTMLElement)
        part.style.cssText =
          'position: fixed; inset: 0; z-index: 1000; width: 100vw; height: 100vh; max-width: none; max-height: none';
  }, name);
}

function uncover(person: Person): Promise<void> {
  return person.evaluate(() => {
    for (const part of document.querySelectorAll('[style*="z-index: 1000"]')) part.removeAttribute('style');
  });
}

async function sendAnyway(person: Person, page: Page): Promise<void> {
  const dialog = await person.dialog();
  await dialog.click(dialog.buttons.find((label) => label.endsWith('anyway')) ?? '');
  await person.dialogGone();
  await until('why nothing was sent', () => shows(page, 'the content or the conversation changed'));
}

/** Waits for the end of the attempt: what is sent to the other one then, is all that left. */
async function onlyAfterwards(person: Person, name: string): Promise<void> {
  await person.click(composerOf(name));
  await person.type('see you at noon');
  await until('a clean message', async () => {
    await person.press('Enter');
    return (await person.sent()).length > 0;
  });
  const sent = (await person.sent()).map(({ text, files }) => [text, files.length]);
  expect(sent).toEqual([['see you at noon', 0]]);
}

describe('a chat tab that goes while its question is open', () => {
  const ways: readonly (readonly [string, (person: Person, first: string) => Promise<void>])[] = [
    [
      'a chosen file',
      (person, first) => person.choose(`${tab(first)} [aria-label="Attach a file"]`, [file(11)]),
    ],
    ['a dropped file', (person, first) => person.dropFiles(logOf(first), [file(12)])],
    [
      'a message',
      async (person, first) => {
        await person.click(composerOf(first));
        await person.type(`our account is ${iban(13)}`);
        await person.press('Enter');
      },
    ],
    [
      'a paste',
      async (person, first) => {
        await person.click(composerOf(first));
        await person.paste({ text: `our account is ${iban(14)}` });
      },
    ],
  ];

  it.each(ways)('%s goes to nobody when it is folded down', async (_what, hold) => {
    const since = await watchIncidents(stage());
    await withTabs(async (person, page, first, second) => {
      await hold(person, first);
      await person.dialog();
      await minimise(person, first);
      await sendAnyway(person, page);
      await onlyAfterwards(person, second);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it.each(ways)('%s goes to nobody when another lies in its place', async (what, hold) => {
    const since = await watchIncidents(stage());
    await withTabs(async (person, page, first, second) => {
      await hold(person, first);
      await person.dialog();
      if (what !== 'a dropped file') await minimise(person, first);
      await coverWith(person, second);
      await sendAnyway(person, page);
      await uncover(person);
      await onlyAfterwards(person, second);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it.each(ways)('%s goes to nobody when it is closed', async (_what, hold) => {
    const since = await watchIncidents(stage());
    await withTabs(async (person, page, first, second) => {
      await hold(person, first);
      await person.dialog();
      await person.evaluate((label) => {
        const close = document.querySelector(
          `[role="region"][aria-label="Chat with ${label}"] [aria-label="Close chat"]`,
        );
        if (close instanceof HTMLElement) close.click();
      }, first);
      await person.gone(tab(first));
      await sendAnyway(person, page);
      await onlyAfterwards(person, second);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });
});
