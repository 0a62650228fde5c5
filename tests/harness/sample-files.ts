import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { buildXlsx } from '../../lib/inspect/testing/ooxml-builder.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { cardNumber, iban } from './samples.ts';

/** A file as Playwright gives it to a picker. */
export interface SampleFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function sampleFile(name: string, content: Uint8Array | string): SampleFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

export const sha256Of = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** A fixture of the readers' own tests. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../lib/inspect/testing/fixtures/${name}`, import.meta.url));
}

/** A workbook with these texts in column B of its only sheet, from row 4 on. */
export function workbook(...texts: readonly string[]): Uint8Array {
  const cells = texts.map((text, index) => {
    const row = String(4 + index);
    return `<row r="${row}"><c r="B${row}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  });
  return buildXlsx([{ name: 'Costs', xml: `<sheetData>${cells.join('')}</sheetData>` }]);
}

/** A picture (PNG) with a text in its properties, which nobody sees on it (tEXt, ISO/IEC 15948 11.3.4.3). */
function pictureWith(text: string): Buffer {
  const picture = fixture('codes.png');
  const endOfHeader = 8 + 25;
  const content = Buffer.from(`tEXtComment\0${text}`, 'latin1');
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([picture.subarray(0, endOfHeader), chunk, picture.subarray(endOfHeader)]);
}

export const samples = {
  clean: sampleFile('menu.txt', 'dish,price\nsoup,4\n'),
  blockedText: sampleFile('cards.txt', `name,card\nAnn,${cardNumber(1)}\n`),
  warnedText: sampleFile('accounts.txt', `name,account\nAnn,${iban(1)}\n`),
  warnedXlsx: sampleFile('costs.xlsx', workbook('rent', `account ${iban(2)}`)),
  blockedZip: sampleFile(
    'contracts.zip',
    buildZip({ 'inner/contract.pdf': textPdf([['First page'], [`card ${cardNumber(2)}`]]) }),
  ),
  warnedPicture: sampleFile('badge.png', pictureWith(`account ${iban(3)}`)),
  codes: sampleFile('badge.png', fixture('codes.png')),
  locked: sampleFile('plans.7z', fixture('locked-header.7z')),
} as const;

/** Silence, as PCM (Microsoft's "Multimedia Programming Interface", RIFF WAVE): its properties are all that is read. */
export function recording(bytes: number): Uint8Array {
  const all = Buffer.alloc(bytes);
  all.write('RIFF', 0, 'latin1');
  all.writeUInt32LE(bytes - 8, 4);
  all.write('WAVEfmt ', 8, 'latin1');
  all.writeUInt32LE(16, 16);
  all.writeUInt16LE(1, 20);
  all.writeUInt16LE(1, 22);
  all.writeUInt32LE(8000, 24);
  all.writeUInt32LE(16_000, 28);
  all.writeUInt16LE(2, 32);
  all.writeUInt16LE(16, 34);
  all.write('data', 36, 'latin1');
  all.writeUInt32LE(bytes - 44, 40);
  return all;
}
