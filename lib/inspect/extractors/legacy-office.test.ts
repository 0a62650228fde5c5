import { readFileSync } from 'node:fs';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeCfb } from '../cfb-writer.ts';
import { joinBytes, latin1, utf16, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import {
  biff,
  biffText,
  bofOf,
  compoundFile,
  eof,
  ppt,
  shapeProperties,
  u16,
  u32,
  wordFile,
} from '../testing/legacy-builder.ts';
import { cut, mutated } from '../testing/random.ts';
import { legacyOfficeExtractor, oleExtractor } from './legacy-office.ts';
import { rtfExtractor } from './rtf.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../testing/fixtures/legacy/${name}`, import.meta.url)));
const labelled = {
  'properties › title': 'title-words',
  'properties › subject': 'subject-words',
  'properties › MSIP_Label_1_Name': 'label-words',
  label: 'MSIP_Label_1_Name: label-words',
};

describe('Word up to 2003', () => {
  const file = fixture('places.doc');

  it('is read in all its places', async () => {
    const found = await extract(legacyOfficeExtractor, file);
    const places = placesOf(found);
    expect(places).toMatchObject({
      ...labelled,
      footnotes: 'footnote-words',
      endnotes: 'endnote-words',
      comments: 'comment-words',
      'text boxes': 'box-words',
      drawings: 'wordart-words',
      'text › fields': ' HYPERLINK "https://example.com/link-words"',
    });
    for (const words of [
      '41111111 body-words Пример 漢字',
      'hidden-words',
      'shown-words',
      'deleted-words',
      'cell-one\tcell-two',
    ]) {
      expect(places['text']).toContain(words);
    }
    expect(places['headers and footers']).toMatch(/header-words\s+footer-words/);
    expect([...found.facets].sort()).toEqual(['embedded-file', 'hidden-content', 'label', 'tracked-changes']);
    expect(
      found.embedded.map(({ name, bytes }) => [
        name,
        latin1('\x89PNG').every((byte, at) => bytes[at] === byte),
      ]),
    ).toEqual([['picture.png', true]]);
    expect(found.unscannable).toBe(undefined);
  });

  it('that is encrypted says so', async () => {
    const word = joinBytes(u16(0xa5ec), u16(0xc1), new Uint8Array(6), u16(0x100), new Uint8Array(1000));
    const found = await extract(legacyOfficeExtractor, compoundFile({ WordDocument: word }));
    expect(found.unscannable).toBe('encrypted');
  });

  it('of 1995 is read as its text', async () => {
    const text = latin1('old words\rnext');
    const head = joinBytes(
      u16(0xa5dc),
      u16(0x68),
      u16(0),
      u16(0x409),
      new Uint8Array(16),
      u32(64),
      u32(64 + text.length),
    );
    const word = joinBytes(head, new Uint8Array(64 - head.length), text);
    expect(placesOf(await extract(legacyOfficeExtractor, compoundFile({ WordDocument: word })))).toEqual({
      text: 'old words\nnext',
    });
  });

  it('cut off or changed gives a reason, and never hangs', async () => {
    const whole = await extract(legacyOfficeExtractor, file);
    for (const bytes of cut(file)) {
      const found = await extract(legacyOfficeExtractor, bytes);
      if (found.unscannable === undefined) expect(found.texts).toEqual(whole.texts);
    }
    for (const bytes of mutated(file))
      expect((await extract(legacyOfficeExtractor, bytes)).unscannable).not.toBe('timeout');
  });
});

describe('Excel up to 2003', () => {
  const file = fixture('places.xls');

  it('is read in all its places', async () => {
    const found = await extract(legacyOfficeExtractor, file);
    const places = placesOf(found);
    expect(places).toMatchObject({
      ...labelled,
      'sheet Costs › comments and text boxes': 'comment-words\nwordart-words\nshape-words',
      'sheet Secret › A1': 'secret-words',
    });
    const costs = places['sheet Costs › A1:D3']?.split('\n');
    expect(costs?.slice(0, 2)).toEqual(['Name\tGröße 漢字', '4111111111111111\t2026-11-26\t12.5%\t-3.75']);
    expect(costs?.[2]).toMatch(/^collapsed-words\t.*42$/);
    expect(found.counts).toEqual({ sheets: 2, rows: 4 });
    expect([...found.facets].sort()).toEqual(['hidden-content', 'label']);
    expect(found.unscannable).toBe(undefined);
  });

  it('made by hand: strings of formulas, of shared strings that are continued, numbers, links', async () => {
    const shared = joinBytes(u32(2), u32(2), biffText('first'), u16(6), [0], latin1('sec'));
    const globals = joinBytes(bofOf(5), biff(0xfc, shared), biff(0x3c, [1], utf16('ond')), eof);
    const cell = (row: number, column: number): number[] => [...u16(row), ...u16(column), ...u16(0)];
    const sheet = joinBytes(
      bofOf(0x10),
      biff(0xfd, cell(1, 1), u32(1)),
      biff(0xfd, cell(0, 0), u32(0)),
      biff(0x27e, cell(0, 1), u32((1234567 << 2) | 2)),
      biff(0x06, cell(1, 2), [0, 0, 0, 0, 0, 0, 0xff, 0xff], new Uint8Array(8)),
      biff(0x207, biffText('formula-words')),
      biff(0x1b8, new Uint8Array(32), utf16('https://example.com/x')),
      biff(0x14, biffText('&Lheader-words')),
      eof,
    );
    const book = joinBytes(globals, sheet);
    expect(placesOf(await extract(legacyOfficeExtractor, compoundFile({ Workbook: book })))).toEqual({
      'sheet ? › A1:C2': 'first\t1234567\nsecond\tformula-words',
      'sheet ? › headers and footers': '&Lheader-words',
      'sheet ? › links': 'https://example.com/x',
    });
  });

  it('has headers and footers of its own on even pages and on the first', async () => {
    const other = (...texts: readonly string[]): Uint8Array =>
      biff(
        0x89c,
        [...u16(0x89c), ...new Uint8Array(26), ...u16(3), ...texts.flatMap(({ length }) => u16(length))],
        ...texts.flatMap((text, at) => (text === '' ? [] : [biffText(text, at % 2 === 1)])),
      );
    const sheet = joinBytes(
      bofOf(0x10),
      biff(0x14, biffText('odd-words')),
      other('even-words', 'even-footer', 'first-words', 'first-footer'),
      other('', '', '', 'last-words'),
      eof,
    );
    const book = joinBytes(bofOf(5), eof, sheet);
    const found = await extract(legacyOfficeExtractor, compoundFile({ Workbook: book }));
    expect(placesOf(found)).toEqual({
      'sheet ? › headers and footers':
        'odd-words\neven-words\neven-footer\nfirst-words\nfirst-footer\nlast-words',
    });
    expect(found.unscannable).toBe(undefined);
  });

  it('of 1995 is read in its code page', async () => {
    const label = biff(0x204, u16(0), u16(0), u16(0), u16(3), [0xcf, 0xf0, 0xe8]);
    const book = joinBytes(bofOf(5, 0x500), biff(0x42, u16(1251)), eof, bofOf(0x10, 0x500), label, eof);
    expect(placesOf(await extract(legacyOfficeExtractor, compoundFile({ Book: book })))).toEqual({
      'sheet ? › A1': 'При',
    });
  });

  it('that is encrypted says so', async () => {
    const book = joinBytes(bofOf(5), biff(0x2f, new Uint8Array(54)), new Uint8Array(100).fill(7));
    expect((await extract(legacyOfficeExtractor, compoundFile({ Workbook: book }))).unscannable).toBe(
      'encrypted',
    );
  });

  it('cut off or changed gives a reason, and never hangs', async () => {
    for (const bytes of [...cut(file), ...mutated(file)]) {
      expect((await extract(legacyOfficeExtractor, bytes)).unscannable).not.toBe('timeout');
    }
    const open = joinBytes(bofOf(5), eof, bofOf(0x10));
    expect((await extract(legacyOfficeExtractor, compoundFile({ Workbook: open }))).unscannable).toBe(
      'broken',
    );
  });
});

describe('PowerPoint up to 2003', () => {
  const chars = (text: string): Uint8Array => ppt(0xfa0, utf16(text));
  const inner = compoundFile({ Workbook: utf8('x') });
  const document = joinBytes(
    ppt(0x3e8, [
      ppt(0xff0, [
        ppt(0x3f3, new Uint8Array(20)),
        chars('first outline'),
        ppt(0x3f3, new Uint8Array(20)),
        chars('second outline'),
      ]),
      ppt(0x1011, joinBytes(u32(inner.length), zlibSync(inner)), 1),
    ]),
    ppt(0x3f8, [ppt(0xfa8, latin1('master-words'))]),
    ppt(0x3ee, [chars('first slide'), ppt(0x2ee0, [ppt(0xfba, utf16('comment-words'))])]),
    ppt(0x3ee, [ppt(0x3f9, joinBytes(new Uint8Array(10), u16(4), new Uint8Array(4)))]),
    ppt(0x3f0, [chars('notes-words')]),
  );
  const file = compoundFile({ 'PowerPoint Document': document });

  it('is read in all its places', async () => {
    const found = await extract(legacyOfficeExtractor, file);
    expect(placesOf(found)).toEqual({
      'slide 1': 'first outline\nfirst slide',
      'slide 2': 'second outline',
      'slide 1 › comments': 'comment-words',
      'slide 1 › notes': 'notes-words',
      master: 'master-words',
    });
    expect(found.counts).toEqual({ slides: 2 });
    expect([...found.facets].sort()).toEqual(['embedded-file', 'hidden-content']);
    expect(found.embedded[0]?.bytes).toEqual(inner);
    expect(found.unscannable).toBe(undefined);
  });

  it('that is encrypted says so', async () => {
    const user = joinBytes(new Uint8Array(12), u32(0xf3d1c4df), new Uint8Array(8));
    const secret = compoundFile({ 'PowerPoint Document': document, 'Current User': user });
    expect((await extract(legacyOfficeExtractor, secret)).unscannable).toBe('encrypted');
  });

  it('cut off is broken; changed never hangs', async () => {
    for (const bytes of cut(document)) {
      if (bytes.length === 0) continue;
      const found = await extract(legacyOfficeExtractor, compoundFile({ 'PowerPoint Document': bytes }));
      const between = [0, document.length].includes(bytes.length);
      if (!between && found.unscannable === undefined) expect(found.texts.length).toBeGreaterThan(0);
    }
    for (const bytes of mutated(file))
      expect((await extract(legacyOfficeExtractor, bytes)).unscannable).not.toBe('timeout');
  });

  it('with a bomb inside is bounded', async () => {
    const bomb = ppt(0x1011, joinBytes(u32(1), zlibSync(new Uint8Array(5_000_000))), 1);
    const found = await extract(
      legacyOfficeExtractor,
      compoundFile({ 'PowerPoint Document': joinBytes(document, bomb) }),
      {
        inflatedBytes: 1_000_000,
      },
    );
    expect(found.unscannable).toBe('too-large');
    expect(placesOf(found)['slide 1']).toContain('first slide');
  });
});

describe('objects', () => {
  const z = (text: string): Uint8Array => latin1(`${text}\0`);
  const wrapped = joinBytes(
    [2, 0],
    z('a.csv'),
    z('C:\\a.csv'),
    u32(0x30000),
    u32(6),
    z('C:\\a.'),
    u32(3),
    utf8('a,b'),
  );
  const native = joinBytes(u32(wrapped.length), wrapped);

  it('inside of documents are embedded, macros are noticed', async () => {
    const book = joinBytes(bofOf(5), eof);
    const file = compoundFile({ Workbook: book }, [
      { path: ['MBD1'], name: '\x01Ole10Native', bytes: native },
      { path: ['MBD2'], name: 'Package', bytes: utf8('PK') },
      { path: ['MBD3'], name: 'WordDocument', bytes: utf8('inner') },
      { path: ['_VBA_PROJECT_CUR', 'VBA'], name: 'dir', bytes: utf8('x') },
    ]);
    const found = await extract(legacyOfficeExtractor, file);
    expect(found.embedded.map(({ name }) => name).sort()).toEqual(['MBD3', 'a.csv', 'package']);
    expect([...found.facets].sort()).toEqual(['embedded-file', 'macro']);
  });

  it('on their own are embedded; what nobody knows is of unknown type', async () => {
    const alone = await extract(oleExtractor, compoundFile({ '\x01Ole10Native': native }));
    expect(alone.embedded).toEqual([{ path: ['objects'], name: 'a.csv', bytes: utf8('a,b') }]);
    expect(alone.unscannable).toBe(undefined);
    expect((await extract(oleExtractor, compoundFile({ Strange: native }))).unscannable).toBe('unknown-type');
    expect((await extract(oleExtractor, compoundFile({ EncryptedPackage: native }))).unscannable).toBe(
      'encrypted',
    );
    expect((await extract(oleExtractor, writeCfb([]))).unscannable).toBe('unknown-type');
  });
});

describe('shapes of old documents', () => {
  const [wordArt, description, link, hint] = [0xc0, 0x381, 0x382, 0x38d];
  const said = shapeProperties([
    [wordArt, 'WordArt'],
    [description, 'description'],
    [link, 'https://example.com/'],
    [hint, 'hint'],
  ]);

  it('say what is written on them and what stands for them, in Word', async () => {
    expect(placesOf(await extract(legacyOfficeExtractor, wordFile('body', said)))).toEqual({
      text: 'body',
      drawings: 'WordArt',
      'drawings › alternative texts': 'description\nhint',
      'drawings › links': 'https://example.com/',
    });
  });

  it('in Excel, also where the record is continued', async () => {
    const sheet = joinBytes(
      bofOf(0x10),
      biff(0xec, said.subarray(0, 40)),
      biff(0x3c, said.subarray(40)),
      eof,
    );
    const book = joinBytes(bofOf(5), eof, sheet);
    expect(placesOf(await extract(legacyOfficeExtractor, compoundFile({ Workbook: book })))).toEqual({
      'sheet ? › comments and text boxes': 'WordArt',
      'sheet ? › alternative texts': 'description\nhint',
      'sheet ? › links': 'https://example.com/',
    });
  });

  it('in PowerPoint, on their slide', async () => {
    const slides = compoundFile({ 'PowerPoint Document': ppt(0x3ee, [ppt(0xf004, [said])]) });
    expect(placesOf(await extract(legacyOfficeExtractor, slides))).toEqual({
      'slide 1': 'WordArt',
      'slide 1 › alternative texts': 'description\nhint',
      'slide 1 › links': 'https://example.com/',
    });
  });

  it('behind an array whose length leaves its head out; not where lengths lead nowhere', async () => {
    const text = utf16('description\0');
    const entries = joinBytes(u16(0x8145), u32(8), u16(0xc381), u32(text.length));
    const points = joinBytes(u16(2), u16(2), u16(0xfff0), new Uint8Array(8));
    const record = (...content: readonly Uint8Array[]): Uint8Array => {
      const data = joinBytes(...content);
      return joinBytes(u16(0x23), u16(0xf00b), u32(data.length), data);
    };
    const whole = wordFile('body', record(entries, points, text));
    expect(placesOf(await extract(legacyOfficeExtractor, whole))).toMatchObject({
      'drawings › alternative texts': 'description',
    });
    const odd = wordFile('body', record(entries, points, text, Uint8Array.of(0)));
    expect(placesOf(await extract(legacyOfficeExtractor, odd))).toEqual({ text: 'body' });
  });
});

describe('pictures of old documents', () => {
  const art = (
    type: number,
    instance: number,
    ...content: readonly (Uint8Array | number[])[]
  ): Uint8Array => {
    const data = joinBytes(...content);
    return joinBytes(u16(instance << 4), u16(type), u32(data.length), data);
  };
  const id = new Uint8Array(16);
  const metafile = utf8('a metafile '.repeat(9));
  const header = (compression: number): Uint8Array => joinBytes(new Uint8Array(32), [compression, 0xfe]);
  const dib = joinBytes(u32(40), u32(2), u32(1), u16(1), u16(24), new Uint8Array(24), new Uint8Array(8));

  it('are embedded, metafiles unpacked, bitmaps as files', async () => {
    const store = joinBytes(
      art(0xf01a, 0x3d4, id, header(0), zlibSync(metafile)),
      art(0xf01b, 0x217, id, id, header(0xfe), metafile),
      art(0xf01c, 0x542, id, header(0), zlibSync(metafile)),
      art(0xf01f, 0x7a8, id, [0xff], dib),
      art(0xf01e, 0x6e1, id, id, [0xff], latin1('\x89PNG')),
    );
    const slides = compoundFile({ 'PowerPoint Document': ppt(0x3e8, []), Pictures: store });
    const { embedded, unscannable } = await extract(legacyOfficeExtractor, slides);
    expect(embedded.map(({ name }) => name)).toEqual(
      ['emf', 'wmf', 'pict', 'bmp', 'png'].map((ending) => `picture.${ending}`),
    );
    for (const { bytes } of embedded.slice(0, 3)) expect(bytes).toEqual(metafile);
    expect(embedded[3]?.bytes.subarray(0, 2)).toEqual(latin1('BM'));
    expect(unscannable).toBe(undefined);
  });

  it('of Excel 95 are not read, and said so', async () => {
    const book = joinBytes(bofOf(5, 0x500), eof, bofOf(0x10, 0x500), biff(0x7f, u16(9), u16(1), u32(0)), eof);
    expect((await extract(legacyOfficeExtractor, compoundFile({ Book: book }))).unscannable).toBe(
      'unknown-type',
    );
  });
});

describe('RTF of LibreOffice', () => {
  it('is read in all its places', async () => {
    const found = await extract(rtfExtractor, fixture('places.rtf'));
    const all = JSON.stringify(placesOf(found));
    for (const place of 'header footer footnote endnote comment hidden link shown box deleted title subject label body'.split(
      ' ',
    )) {
      expect(all).toContain(`${place}-words`);
    }
    expect(found.unscannable).toBe(undefined);
  });
});
