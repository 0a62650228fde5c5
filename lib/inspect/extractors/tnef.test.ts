import { describe, expect, it } from 'vitest';
import { joinBytes, latin1, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import {
  binary,
  buildTnef,
  listOf,
  named,
  narrow,
  numeric,
  object,
  rows,
  wide,
  type TnefPart,
} from '../testing/tnef-builder.ts';
import { typeOf } from '../type-of.ts';
import { tnefExtractor } from './tnef.ts';

/** [MS-OXRTFCP] 3.1.1: what it holds is "hello world". */
const rtf = Uint8Array.from(
  '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0'.match(
    /../g,
  ) ?? [],
  (code) => Number.parseInt(code, 16),
);
const inner = buildTnef(['subject', latin1('The inner subject\0')], ['body', latin1('inner words\0')]);
const parts: readonly TnefPart[] = [
  ['codePage', [0xe3, 4, 0, 0, 0, 0, 0, 0]],
  ['from', joinBytes([4, 0, 20, 0, 9, 0, 5, 0], latin1('A sender\0SMTP:from@example.com\0'))],
  ['subject', latin1('The subject\0')],
  ['body', latin1('\xcf\xf0\xe8\xe2\xe5\xf2\0')],
  [
    'recipients',
    rows(listOf(numeric(0xc15, 1), wide(0x3001, 'A recipient')), listOf(narrow(0x39fe, 'to@example.com'))),
  ],
  [
    'messageProperties',
    listOf(
      narrow(0x37, 'The subject'),
      numeric(0x3fde, 1251),
      binary(0x1013, utf8('<p>html <b>wo</b>rds</p>')),
      binary(0x1009, rtf),
      named(0x8001, 'Keywords', 'first category', 'second'),
      wide(0x7d, 'Received: from x'),
    ),
  ],
  ['attachment', new Uint8Array(14)],
  ['attachmentTitle', latin1('LONGNA~1.CSV\0')],
  ['attachmentData', latin1('a,b')],
  ['attachmentProperties', listOf(wide(0x3707, 'long name.csv'))],
  ['attachment', new Uint8Array(14)],
  ['attachmentTitle', latin1('inner message\0')],
  ['attachmentProperties', listOf(object(0x3701, inner))],
];
const file = buildTnef(...parts);
/** Where one ends, and the next could begin: nothing in the file says how many there are. */
const ends = parts.map((_, at) => buildTnef(...parts.slice(0, at + 1)).length);

describe("Outlook's winmail.dat", () => {
  it('is known by its content', async () => {
    expect(await typeOf(file)).toBe('application/vnd.ms-tnef');
    expect(await typeOf(joinBytes(file, latin1('nothing but words '.repeat(2000))))).toBe(
      'application/vnd.ms-tnef',
    );
  });

  it('is read in all its places', async () => {
    const found = await extract(tnefExtractor, file);
    expect(placesOf(found)).toEqual({
      subject: 'The subject',
      text: 'Привет',
      'html › text': 'html words',
      'rich text › text': 'hello world',
      headers: 'Received: from x',
      properties: expect.stringMatching(/A sender[^]*from@example\.com[^]*first category\nsecond/),
      recipients: 'A recipient\nto@example.com',
      'attachments › properties': 'LONGNA~1.CSV',
    });
    expect(found.embedded).toEqual([
      { path: ['attachments'], name: 'long name.csv', bytes: utf8('a,b') },
      { path: ['attachments'], name: 'inner message', bytes: inner },
    ]);
    expect(placesOf(await extract(tnefExtractor, inner))).toEqual({
      subject: 'The inner subject',
      text: 'inner words',
    });
    expect(found.unscannable).toBe(undefined);
  });

  it('may end with a line, and no attachment needs a beginning', async () => {
    expect((await extract(tnefExtractor, joinBytes(file, [13, 10]))).unscannable).toBe(undefined);
    const found = await extract(
      tnefExtractor,
      buildTnef(['attachmentData', latin1('x')], ['attachmentData', latin1('y')]),
    );
    expect(found.embedded.map(({ bytes }) => bytes)).toEqual([latin1('x'), latin1('y')]);
  });

  it('cut off, changed, or with nothing in it is broken', async () => {
    for (const bytes of cut(file, 200))
      if (!ends.includes(bytes.length))
        expect((await extract(tnefExtractor, bytes)).unscannable).toBe('broken');
    for (const [index, end] of ends.entries()) {
      // Its data, and its checksum.
      for (let at = (ends[index - 1] ?? 6) + 9; at < end; at += 3) {
        const changed = file.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect((await extract(tnefExtractor, changed)).unscannable, `at ${at}`).toBe('broken');
      }
    }
    for (const rest of ['more', '\x01']) {
      const longer = joinBytes(file, latin1(rest));
      expect((await extract(tnefExtractor, longer)).unscannable).toBe('broken');
    }
  });

  it('of which one part cannot be read is read in the others', async () => {
    const torn = listOf(wide(0x37, 'x')).slice(0, -8);
    const found = await extract(
      tnefExtractor,
      buildTnef(['messageProperties', torn], ['body', latin1('words')]),
    );
    expect(placesOf(found)).toEqual({ text: 'words' });
    expect(found.unscannable).toBe('broken');
  });

  it('changed never throws, hangs or grows', async () => {
    for (const bytes of mutated(file, 200)) {
      const { unscannable } = await extract(tnefExtractor, bytes);
      expect(unscannable).not.toBe('timeout');
    }
    const many = joinBytes([0xff, 0xff, 0xff, 0xff], new Uint8Array(400_000));
    expect((await extract(tnefExtractor, buildTnef(['recipients', many]))).unscannable).toBe('broken');
    expect((await extract(tnefExtractor, file, { entries: 1 })).unscannable).toBe('too-large');
  });
});
