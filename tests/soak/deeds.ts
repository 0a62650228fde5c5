import { resolve as resolvePath } from 'node:path';
import type { Page } from 'playwright-core';
import { composer } from '../harness/chat.ts';
import { cardMessage, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';

/** What a person does in one turn. Gives what must have left by it. */
type Deed = (page: Page, turn: number) => Promise<readonly string[]>;

const chats = ['c1', 'c2', 'c3', 'c5'];

/**
 * Whether the focus is in an element of ours, which of all that we show only a question takes. Seen from outside of its
 * closed root: through the debugger it would be kept alive.
 */
const hasQuestion = (page: Page) =>
  page.evaluate(() => {
    const { activeElement, body, head } = document;
    return [...document.documentElement.children].some(
      (child) => child === activeElement && child !== head && child !== body,
    );
  });

async function write(page: Page, text: string): Promise<void> {
  await composer(page).focus();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

const say: Deed = async (page, turn) => {
  const text = `message ${String(turn)}, nothing in it`;
  await write(page, text);
  return [text];
};

const beHeld: Deed = async (page, turn) => {
  await write(page, cardMessage(turn % 1000));
  await until('the question', () => hasQuestion(page));
  await page.keyboard.press('Escape');
  await until('no question', async () => !(await hasQuestion(page)));
  await until('an empty composer', async () => {
    if ((await composer(page).textContent()) === '') return true;
    await composer(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    return false;
  });
  return [];
};

const sendAnyway: Deed = async (page, turn) => {
  const text = `account ${iban(turn)}`;
  await write(page, text);
  await until('the question', () => hasQuestion(page));
  // From the first way to the last, over the report between them.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await until('the answer', async () => {
    if (!(await hasQuestion(page))) return true;
    await page.keyboard.press('Enter'); // not taken while nobody can have read it
    return false;
  });
  return [text];
};

/** Through the debugger's own words: a handle of Playwright's keeps the input, and with it the menu that it stood in. */
async function chooseFile(page: Page, ask: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setInterceptFileChooserDialog', { enabled: true });
  const asked = new Promise<number | undefined>((resolve) => {
    session.once('Page.fileChooserOpened', ({ backendNodeId }) => resolve(backendNodeId));
  });
  await ask();
  const backendNodeId = await asked;
  if (backendNodeId === undefined) throw new Error('no input asks for the file');
  await session.send('DOM.setFileInputFiles', { files: [resolvePath('LICENSE')], backendNodeId });
  await session.detach();
}

const attach: Deed = async (page, turn) => {
  await page.getByRole('button', { name: 'Attach' }).click();
  await chooseFile(page, () => page.getByRole('menuitem', { name: 'Document' }).click());
  const caption = `file ${String(turn)}`;
  await page.getByRole('button', { name: /^Send \d+/ }).waitFor();
  await page
    .locator(
      '[data-testid="media-caption-input-container"] [contenteditable="true"], [data-testid="media-caption-input-container"][contenteditable="true"]',
    )
    .click();
  await page.keyboard.insertText(caption);
  await page.keyboard.press('Enter');
  return [caption];
};

const switchChat: Deed = async (page, turn) => {
  await page.evaluate((id) => window.__replica.open(id), chats[turn % chats.length] ?? 'c1');
  await composer(page).waitFor();
  return say(page, turn);
};

const rebuild: Deed = async (page, turn) => {
  await page.evaluate(() => window.__replica.rebuildComposer());
  await composer(page).waitFor();
  return say(page, turn);
};

/** Mostly clean messages, as people write them. */
export function deedOf(turn: number): Deed {
  if (turn % 25 === 24) return attach;
  if (turn % 50 === 33) return rebuild;
  if (turn % 10 === 3) return beHeld;
  if (turn % 10 === 6) return sendAnyway;
  return turn % 7 === 0 ? switchChat : say;
}
