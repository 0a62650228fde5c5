import { createHash } from 'node:crypto';
import type { FileChooser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seeDialog } from '../harness/dialog.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createDesktop } from '../matrix/files.ts';
import { slowDisk } from '../harness/inspector.ts';
import { answer, chaosStage, expectNothingSent, inChat, watchIncidents } from './stage.ts';

/** Files: decided about when they are attached; what is released is the very file that was looked into. */

const stage = chaosStage();

interface Sample {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
const sample = (name: string, content: string): Sample => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});
const warned = sample('accounts.txt', `name,account\nAnn,${iban(1)}\n`);
const blocked = sample('cards.txt', `name,card\nAnn,${cardNumber(1)}\n`);
const clean = sample('menu.txt', 'dish,price\nsoup,4\n');

function attach(page: Page, files: readonly Sample[]): Promise<void> {
  return choose(page, (chooser) => chooser.setFiles([...files]));
}

async function choose(page: Page, pick: (chooser: FileChooser) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Attach' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Document' }).click();
  await pick(await chooser);
}

async function sendStaged(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Send \d+/ }).click();
}

const isStaged = (page: Page) => page.getByRole('button', { name: /^Send \d+/ }).isVisible();

async function filesSent() {
  const [record] = await stage().replicas.whenSent(1);
  return record?.files.map(({ name, sha256 }) => ({ name, sha256 }));
}

const asSent = ({ name, buffer }: Sample) => ({
  name,
  sha256: createHash('sha256').update(buffer).digest('hex'),
});

describe('a file', () => {
  it('that is warned about is held when it is attached, and released as it is', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await attach(page, [warned]);
      await seeDialog(page);
      expect(await isStaged(page)).toBe(false);
      await answer(page, 'Send anyway');
      await sendStaged(page);
      expect(await filesSent()).toEqual([asSent(warned)]);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['overridden']);
  });

  it('that is refused never reaches the page', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await attach(page, [blocked]);
      await answer(page, 'Don\u2019t send');
      expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['blocked']);
      expect(await isStaged(page)).toBe(false);
      await expectNothingSent(stage());
    });
  });

  it('among others: "Send without …" lets in the others', async () => {
    await inChat(stage(), async (page) => {
      await attach(page, [blocked, clean]);
      await answer(page, `Send without ${blocked.name}`);
      await sendStaged(page);
      expect(await filesSent()).toEqual([asSent(clean)]);
    });
  });

  it('whose input is gone meanwhile comes in by a drop, the same one', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await attach(page, [warned]);
      await seeDialog(page);
      await page.evaluate(() => window.__replica.closeMenu());
      await answer(page, 'Send anyway');
      await sendStaged(page);
      expect(await filesSent()).toEqual([asSent(warned)]);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['overridden']);
  });

  it('for a conversation that is left while the question is open goes to nobody', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await attach(page, [warned]);
      await seeDialog(page);
      await page.evaluate(() => window.__replica.open('c3'));
      await answer(page, 'Send anyway');
      expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
      expect(await isStaged(page)).toBe(false);
      await expectNothingSent(stage());
    });
  });
});

describe('a file that takes its time', () => {
  it('shows that it is checked; Cancel lets nothing in', async () => {
    await inChat(stage(), async (page) => {
      const letRead = await slowDisk(page.context());
      await attach(page, [clean]);
      await until('the notice', () => shows(page, 'Checking menu.txt'));
      await page.keyboard.press('Escape');
      await until('the notice to go', async () => !(await shows(page, 'Checking menu.txt')));
      await letRead();
      expect(await isStaged(page)).toBe(false);
      await expectNothingSent(stage());
    });
  });

  it('comes in when it was looked into', async () => {
    await inChat(stage(), async (page) => {
      const letRead = await slowDisk(page.context());
      await attach(page, [clean]);
      await until('the notice', () => shows(page, 'Checking menu.txt'));
      expect(await isStaged(page)).toBe(false);
      await letRead();
      await sendStaged(page);
      expect(await filesSent()).toEqual([asSent(clean)]);
    });
  });

  it('goes to nobody when the conversation changed meanwhile', async () => {
    await inChat(stage(), async (page) => {
      const letRead = await slowDisk(page.context());
      await attach(page, [clean]);
      await page.evaluate(() => window.__replica.open('c3'));
      await letRead();
      await until('the notice', () => shows(page, 'the conversation changed'));
      expect(await isStaged(page)).toBe(false);
      await expectNothingSent(stage());
    });
  });

  it('of 50 MB comes in whole', async () => {
    const large = sample('large.txt', 'nothing to see here, line after line\n'.repeat(1_416_900));
    const desktop = createDesktop();
    const paths = desktop.put([{ path: large.name, content: large.buffer.toString() }]);
    await inChat(stage(), async (page) => {
      await choose(page, (chooser) => chooser.setFiles(paths));
      await sendStaged(page);
      expect(await filesSent()).toEqual([asSent(large)]);
    });
    desktop.clear();
  });
});

/** Whether something of ours, in a closed shadow root, says so. */
async function shows(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  return JSON.stringify(root).includes(text);
}
