import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { behindEnd } from './behind-end.ts';
import { encodeGreyPng } from './extractors/pdf/grey-png.ts';
import { lookInto } from './look-into.ts';
import { createMeter, LimitError } from './meter.ts';
import { createReadersFor } from './readers.ts';
import { buildRar4, buildRar5 } from './testing/archive-builder.ts';
import { joinBytes, latin1, utf8 } from './testing/bytes.ts';
import { buildDocx, wordParagraph } from './testing/ooxml-builder.ts';
import { textPdf } from './testing/pdf-builder.ts';
import { buildZip } from './testing/zip-builder.ts';
import { typeOf } from './type-of.ts';

function fixture(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(`testing/fixtures/${name}`, import.meta.url)));
}

const png = encodeGreyPng({ width: 4, height: 4, data: new Uint8Array(16) }, createMeter());
const pdf = textPdf([['nothing']]);
const carriers: readonly (readonly [string, Uint8Array])[] = [
  ['png', png],
  ['jpeg', latin1('\xff\xd8\xff\xe0\x00\x04ab\xff\xda\x00\x03\x00\x12\xff\x00\x34\xff\xd9')],
  [
    'gif',
    latin1('GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;'),
  ],
  ['pdf', pdf],
  ['7z', fixture('plain.7z')],
  ['rar 4', buildRar4({ 'a.txt': 'nothing' })],
  ['rar 4 of a program', fixture('rar/best4.rar')],
  ['rar 5', buildRar5({ 'a.txt': 'nothing' })],
  ['rar 5 of a program', fixture('rar/solid5.rar')],
  ['zip', buildZip({ 'a.txt': 'nothing' })],
  ['docx', buildDocx(wordParagraph('nothing'))],
];
const planted = 'planted words';
const zip = buildZip({ 'list.txt': planted });
const rests: readonly (readonly [string, Uint8Array])[] = [
  ['a zip', zip],
  ['text', utf8(`\n${planted}\n`)],
  ['a PDF', textPdf([[planted]])],
];
const latin1Of = (bytes: Uint8Array = png) => new TextDecoder('latin1').decode(bytes);
const restOf = async (bytes: Uint8Array) => behindEnd(await typeOf(bytes), bytes, createMeter());

/** The last of two is read as the file itself; a zip then is broken, since something is hidden in it. */
const isTold = (carrier: string, rest: string) =>
  !(rest === 'a PDF' && carrier === 'pdf') && !(rest === 'a zip' && ['zip', 'docx'].includes(carrier));

describe.each(carriers)('behind the end of a %s', (name, carrier) => {
  it.each(rests.filter(([rest]) => isTold(name, rest)))('%s is a file inside', async (_what, rest) => {
    const [file, ...others] = await restOf(joinBytes(carrier, rest));
    expect(others).toEqual([]);
    expect(file).toMatchObject({ path: ['after the last part'], name: 'contents' });
    // A line may end behind the end of a PDF.
    expect(latin1Of(file?.bytes).trim()).toBe(latin1Of(rest).trim());
  });

  it.each([
    ['nothing', ''],
    ['blanks', '\r\n   \r\n\t\t\t'],
    ['zeros', '\0'.repeat(100)],
    ['what nobody knows', '\x01\x02SEFH\x00\x01\xff\xfe\x03\x04\x05\x06\x07\x0e\x0f\x10SEFT'],
  ])('%s is nothing', async (_what, rest) => {
    expect(await restOf(joinBytes(carrier, latin1(rest)))).toEqual([]);
  });
});

it('is nothing where a picture or film of a phone stands there', async () => {
  const film = latin1(`\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free`);
  for (const [, carrier] of carriers.slice(0, 2))
    for (const rest of [png, film]) expect(await restOf(joinBytes(carrier, rest))).toEqual([]);
});

it.each([
  ['RAR 4', buildRar4({ a: 'a' }, 0x80)],
  ['RAR 5', buildRar5({ a: 'a' }, [4, 0, 0, 0])],
])('where a %s ends whose headers are encrypted cannot be told', async (_format, locked) => {
  expect(await restOf(joinBytes(locked, utf8(`\n${planted}\n`)))).toEqual([]);
});

it.each([
  ['RAR 4', buildRar4({ 'a.txt': 'nothing' })],
  ['RAR 5', buildRar5({ 'a.txt': 'nothing' })],
])('a %s that is cut off or damaged ends somewhere', async (_format, whole) => {
  for (let length = 8; length < whole.length; length += 1)
    expect(await restOf(whole.subarray(0, length))).toEqual([]);
  for (let at = 8; at < whole.length; at += 1)
    for (const byte of [0, 0x7f, 0xff])
      await restOf(joinBytes(whole.subarray(0, at), Uint8Array.of(byte), whole.subarray(at + 1)));
});

it('a zip that ends with the file is found behind whatever stands before it', async () => {
  for (const before of [joinBytes(pdf, latin1('\x01\x02\x03')), latin1(`MZ${'\0'.repeat(200)}`)])
    expect(await restOf(joinBytes(before, buildZip({ 'b.pdf': pdf }, 0)))).toMatchObject([
      { bytes: buildZip({ 'b.pdf': pdf }, 0) },
    ]);
});

it('is read like any file inside, with its place', async () => {
  const looked = await lookInto('holiday.png', joinBytes(png, zip), { readersFor: createReadersFor([]) });
  expect(looked.texts.filter(({ text }) => text.includes(planted))).toMatchObject([
    { path: ['after the last part', 'contents', 'list.txt', 'line 1'] },
  ]);
  expect(looked.facets).toContain('embedded-file');
});

it('does not look for an end for longer than it may', async () => {
  const bytes = new Uint8Array(32 * 1024 * 1024).fill('%'.charCodeAt(0));
  let ticks = 0;
  const tick = () => {
    if ((ticks += 1) === 1000) throw new LimitError('timeout');
  };
  expect(await behindEnd('application/pdf', bytes, { ...createMeter(), tick })).toEqual([]);
  expect(ticks).toBe(1000);
});
