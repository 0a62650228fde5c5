import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildDocx,
  buildPptx,
  drawingParagraph,
  wordParagraph,
} from '../../lib/inspect/testing/ooxml-builder.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { expectAsScanned } from '../harness/as-scanned.ts';
import { attach, filesSent, isStaged, sendStaged, sentAs } from '../harness/attach.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { filePolicy } from '../harness/file-policy.ts';
import { logNetwork } from '../harness/network-log.ts';
import { pictureOf } from '../harness/picture.ts';
import { type SampleFile, sampleFile, samples, workbook } from '../harness/sample-files.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { inChat, watchIncidents } from '../chaos/stage.ts';

/** Files are read and judged in the extension, whatever is in them; the page gets the very file, or none. */

let world: World;
beforeAll(async () => {
  world = await createWorld({ policy: filePolicy });
});
afterAll(async () => {
  await world?.close();
});

const spaced = (digits: string) => digits.replace(/\d{4}(?=\d)/g, '$& ');

/** Attaches it, and looks at who holds it, and where the value stands; nothing may reach the page. */
async function expectBlocked(file: SampleFile, rule: string, where: string | RegExp): Promise<void> {
  const since = await watchIncidents(world);
  await inChat(world, async (page) => {
    await attach(page, [file]);
    const dialog = await seeDialog(page);
    await dialog.click('Don\u2019t send');
    await dialogGone(page);
    const [incident] = await since(1);
    expect(incident).toMatchObject({ outcome: 'blocked', rule: { rule } });
    expect(incident?.findings[0]?.where).toMatch(where);
    expect(await isStaged(page)).toBe(false);
    expect(await world.replicas.sent()).toEqual([]);
  });
}

describe('what is in a file', () => {
  it('is nothing: it comes in as it is', async () => {
    await inChat(world, async (page) => {
      await attach(page, [samples.clean]);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.clean)]);
    });
  });

  it('is found in a workbook, with its cell; released as it is on request', async () => {
    const since = await watchIncidents(world);
    await inChat(world, async (page) => {
      await attach(page, [samples.warnedXlsx]);
      const dialog = await seeDialog(page);
      expect(dialog.text).toContain('sheet Costs \u203a B5');
      expect(dialog.text).not.toContain(iban(2));
      await dialog.click('Send anyway');
      await dialogGone(page);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.warnedXlsx)]);
    });
    const [incident] = await since(1);
    expect(incident).toMatchObject({ outcome: 'overridden', rule: { rule: 'account' } });
    expect(incident?.findings[0]?.where).toBe('sheet Costs \u203a B5');
  });

  it('is found in a PDF in an archive', async () => {
    await expectBlocked(samples.blockedZip, 'card', /contract\.pdf.*page 2/);
  });

  it('is found on the last page of a long PDF', async () => {
    const pages = Array.from({ length: 400 }, (_, at) => [`nothing on page ${String(at + 1)} of many pages`]);
    const bytes = textPdf([...pages, [`Card ${spaced(cardNumber(8))}`]]);
    await expectBlocked(sampleFile('long.pdf', bytes), 'card', /page 401/);
  });

  it('is found in a code on a picture', async () => {
    await expectBlocked(samples.codes, 'code', /code \d \(Aztec\)/);
  });

  it('is found in what a picture shows', async () => {
    const file = sampleFile(
      'screenshot.png',
      await pictureOf(world.context, `Card ${spaced(cardNumber(7))}`),
    );
    await expectBlocked(file, 'card', /text in the image/);
  });

  it('is not known: policy decides', async () => {
    const since = await watchIncidents(world);
    await inChat(world, async (page) => {
      await attach(page, [samples.locked]);
      const dialog = await seeDialog(page);
      expect(dialog.text).toContain('password');
      await dialog.click('Don\u2019t send');
      await dialogGone(page);
      expect(await since(1)).toMatchObject([{ outcome: 'cancelled', unscannable: 'encrypted' }]);
    });
  });
});

describe('sluice scan', () => {
  const cards = [11, 12, 13].map((seed) => spaced(cardNumber(seed)));
  const rows = Array.from({ length: 600 }, (_, at) => `${String(at)},Ann,${cards[at / 250] ?? 'soup'}`);
  const page = `<!doctype html><title>Menu</title><p>soup</p><!-- ${cards[0] ?? ''} --><p>${cards[1] ?? ''}`;

  it.each<[string, SampleFile, string[]]>([
    ['a workbook', sampleFile('cells.xlsx', workbook(...cards)), ['B4', 'B5', 'B6']],
    ['a table', sampleFile('rows.csv', rows.join('\n')), ['row 1', 'row 251', 'row 501']],
    ['lines', sampleFile('lines.json', JSON.stringify(cards, null, 2)), ['line 2', 'line 3', 'line 4']],
    ['a page', sampleFile('page.html', page), []],
    ['a PDF in an archive', samples.blockedZip, ['page 2']],
    ['a code on a picture', samples.codes, []],
    ['plain text', sampleFile('note.txt', `soup\n${cards[0] ?? ''}\n`), ['line 2']],
    [
      'a document',
      sampleFile('letter.docx', buildDocx(cards.map((card) => wordParagraph(card)).join(''))),
      [],
    ],
    [
      'slides',
      sampleFile('talk.pptx', buildPptx(cards.map((card) => ({ xml: drawingParagraph(card) })))),
      ['slide 1', 'slide 2', 'slide 3'],
    ],
    ['a mail', sampleFile('order.eml', `Subject: soup\n\nMy card is ${cards[0] ?? ''}\n`), []],
  ])('says of %s what the extension says', async (_, file, places) => {
    const told = await expectAsScanned(world, filePolicy, file);
    for (const [at, place] of places.entries()) expect(told[at]).toContain(place);
  });

  it('says of writing in a picture what the extension says', async () => {
    const picture = await pictureOf(world.context, `Card ${cards[0] ?? ''}`);
    const [where] = await expectAsScanned(world, filePolicy, sampleFile('shot.png', picture));
    expect(where).toContain('text in the image');
  });
});

describe('several files', () => {
  it('are judged each on its own', async () => {
    await inChat(world, async (page) => {
      await attach(page, [samples.blockedZip, samples.clean, samples.blockedText]);
      await (await seeDialog(page)).click('Send the rest');
      await dialogGone(page);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.clean)]);
    });
  });

  it('can be left out one by one where the rest may go', async () => {
    const since = await watchIncidents(world);
    await inChat(world, async (page) => {
      await attach(page, [samples.warnedText, samples.clean, samples.warnedXlsx]);
      await (await seeDialog(page)).click('Leave out accounts.txt');
      await (await seeDialog(page)).click('Send anyway');
      await dialogGone(page);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual([sentAs(samples.clean), sentAs(samples.warnedXlsx)]);
    });
    expect((await since(2)).map(({ outcome }) => outcome).sort()).toEqual(['cancelled', 'overridden']);
  });

  it('are read by two readers, and come in whole', async () => {
    const texts = ['soup', 'bread', 'cheese', 'apples'];
    const pictures = await Promise.all(texts.map((text) => pictureOf(world.context, `Today ${text}`)));
    const files = pictures.map((picture, at) => sampleFile(`${String(at)}.png`, picture));
    const log = await logNetwork(world.context);
    await inChat(world, async (page) => {
      await attach(page, files);
      await until('a decision', () => isStaged(page), 60_000);
      await sendStaged(page);
      expect(await filesSent(world)).toEqual(files.map(sentAs));
    });
    const readers = log.living().filter((who) => /^worker \w+$/.test(who));
    expect(readers.sort()).toEqual(['worker full', 'worker small']);
  });
});
