import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnscannableReason } from '../../lib/core/decide/egress.ts';
import { inChat } from '../chaos/stage.ts';
import { attach, filesSent, isStaged, sendStaged, sentAs } from '../harness/attach.ts';
import { incidentSeen } from '../harness/chat.ts';
import { dialogGone, seeDialog, shows } from '../harness/dialog.ts';
import { filePolicy } from '../harness/file-policy.ts';
import { countReadings, isReading, killInspector, slowDisk } from '../harness/inspector.ts';
import { recording, sampleFile, samples } from '../harness/sample-files.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { createChromiumPerson } from '../matrix/chromium-person.ts';
import { createDesktop } from '../matrix/files.ts';

/** Ways in besides the picker, and what may go wrong while a file is looked into: never is it let in unread. */

let world: World;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-files-'));
  world = await createWorld({ policy: filePolicy });
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const onDisk = (name: string, content: Uint8Array | string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** The report of a file that could not be read, for a reason that no other test has. */
const unread = (reason: UnscannableReason) =>
  incidentSeen(world, ({ incident }) => incident.unscannable === reason);

async function expectHeld(page: Page, button: string): Promise<void> {
  await (await seeDialog(page)).click(button);
  await dialogGone(page);
  expect(await isStaged(page)).toBe(false);
  expect(await world.replicas.sent()).toEqual([]);
}

describe('a file that comes in', () => {
  it('by a drop is read', async () => {
    const desktop = createDesktop();
    const person = await createChromiumPerson(world, desktop);
    world.replicas.reset();
    await person.open('https://web.whatsapp.com/');
    await person.click('#side [title="Anna Svoboda"], #side :text-is("Anna Svoboda")');
    const { name, buffer } = samples.blockedZip;
    await person.dropFiles('#main', [{ path: name, content: buffer }]);
    const dialog = await person.dialog();
    expect(dialog.text).toContain(name);
    await dialog.click('Don\u2019t send');
    await person.dialogGone();
    expect(await world.replicas.sent()).toEqual([]);
    await person.close();
    desktop.clear();
  });

  it('by a paste is read', async () => {
    await inChat(world, async (page) => {
      await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const picture = new Blob([bytes], { type: 'image/png' });
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      }, samples.codes.buffer.toString('base64'));
      await page.locator('footer [contenteditable="true"]').click();
      await page.keyboard.press('Control+v');
      await expectHeld(page, 'Don\u2019t send');
    });
  });

  it('of 100 MB comes in whole', async () => {
    const large = sampleFile('large.wav', recording(100_000_000));
    await inChat(world, async (page) => {
      await attach(page, [onDisk(large.name, large.buffer)]);
      await until('a decision', () => isStaged(page), 60_000);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(large)]);
    });
  });

  it('twice is read once', async () => {
    const file = { ...samples.blockedZip, name: 'twice.zip' };
    const readings = await countReadings(world.context);
    for (const name of [file.name, file.name, 'under-another-name.zip']) {
      await inChat(world, async (page) => {
        await attach(page, [{ ...file, name }]);
        await expectHeld(page, 'Don\u2019t send');
      });
    }
    expect(await readings()).toBe(2);
  });
});

describe('while a file is looked into', () => {
  it('Cancel lets nothing in, and the next file is read', async () => {
    await inChat(world, async (page) => {
      const letRead = await slowDisk(world.context);
      await attach(page, [samples.warnedXlsx]);
      await until('the reading', () => isReading(world.context));
      await until('the notice', () => shows(page, 'Checking costs.xlsx'));
      await page.keyboard.press('Escape');
      await until('the notice to go', async () => !(await shows(page, 'Checking costs.xlsx')));
      await letRead();
      expect(await isStaged(page)).toBe(false);
      await attach(page, [samples.blockedText]);
      await expectHeld(page, 'Don\u2019t send');
    });
  });

  it('a message is not sent without a word: it is said that the check goes first', async () => {
    await inChat(world, async (page) => {
      const letRead = await slowDisk(world.context);
      await attach(page, [samples.warnedXlsx]);
      await until('the reading', () => isReading(world.context));
      await page.locator('footer [contenteditable="true"]').click();
      await page.keyboard.type('ok');
      await page.keyboard.press('Enter');
      await until('why', () => shows(page, 'something before it is still being checked'));
      expect(await world.replicas.sent()).toEqual([]);
      await letRead();
      await expectHeld(page, 'Don\u2019t send');
    });
  });

  it('the inspector dies: policy decides', async () => {
    await inChat(world, async (page) => {
      await slowDisk(world.context);
      await attach(page, [samples.clean]);
      await until('the reading', () => isReading(world.context));
      await killInspector(world.context);
      await expectHeld(page, 'Don\u2019t send');
      expect((await unread('inspector-unavailable')).incident.outcome).toBe('cancelled');
      // The next one gets a new inspector.
      await attach(page, [samples.clean]);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.clean)]);
    });
  });

  it('the tab is closed: the next one is not kept waiting', async () => {
    const letRead = await slowDisk(world.context);
    await inChat(
      world,
      async (page) => {
        await attach(page, [samples.warnedXlsx]);
        await until('the reading', () => isReading(world.context));
      },
      { closes: true },
    );
    await inChat(world, async (page) => {
      await letRead();
      await attach(page, [samples.clean]);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.clean)]);
    });
  });

  it('it changes on disk: nobody knows what would go', async () => {
    const file = onDisk('changing.txt', 'harmless');
    await inChat(world, async (page) => {
      const letRead = await slowDisk(world.context);
      await attach(page, [file]);
      await until('the reading', () => isReading(world.context));
      appendFileSync(file, 'and more');
      await letRead();
      await expectHeld(page, 'Don\u2019t send');
      expect((await unread('broken')).incident.outcome).toBe('cancelled');
    });
  });
});
