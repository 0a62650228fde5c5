import { joinBytes, latin1, utf16 } from '../../../lib/inspect/testing/bytes.ts';
import {
  biff,
  biffText,
  bofOf,
  compoundFile,
  eof,
  shapeProperties,
  u16,
  u32,
} from '../../../lib/inspect/testing/legacy-builder.ts';
import { createBed, inCell, type Specimen } from '../specimen.ts';

/** What LibreOffice does not write, or not there: records as [MS-XLS] has them. */
const { plant, plants } = createBed();

/** PtgStr, [MS-XLS] 2.5.198.89. */
const literal = (text: string): Uint8Array => joinBytes([0x17, text.length, 0], latin1(text));
const formula = (...tokens: readonly Uint8Array[]): Uint8Array => {
  const all = joinBytes(...tokens);
  return joinBytes(u16(all.length), all);
};
/** A name, and what it stands for. */
const named = (name: string, meaning: Uint8Array): Uint8Array => {
  const head = [...u16(0), 0, name.length, ...u16(meaning.length), ...new Uint8Array(8)];
  return biff(0x18, head, [0], latin1(name), meaning);
};
const named2007 = (name: string, comment: string): Uint8Array =>
  biff(
    0x894,
    new Uint8Array(12),
    u16(name.length),
    u16(comment.length),
    [0],
    latin1(name),
    [0],
    latin1(comment),
  );
/** A copied cell: a text with its kind in front. */
const copied = (row: number, column: number, text: string): Uint8Array =>
  biff(0x5a, [column, column], u16(row), [2], biffText(text));
const cell = (row: number, column: number): number[] => [...u16(row), ...u16(column), ...u16(0)];
/** A text with one byte for its length. */
const short = (text: string): Uint8Array => joinBytes([text.length, 0], latin1(text));

const links = joinBytes(
  biff(0x1ae, u16(1), biffText(plant('address of another workbook', /external links/)), biffText('Old')),
  biff(0x23, new Uint8Array(6), short(plant('name in another workbook', /external links/))),
  biff(0x59, u16(1), u16(0)),
  copied(2, 0, plant('copy of another workbook', inCell('Old', 'A3'))),
);
const names = joinBytes(
  named('rate', literal(plant('text of a defined name', /defined names/))),
  named(plant('defined name', /defined names/), joinBytes([0x1f], new Uint8Array(8))),
  named2007('rate', plant('comment of a name', /defined names/)),
);

const list = literal(`a\0${plant('list of choices', /hints/)}`);
/** What is said at input, and from what may be chosen (DV, 2.4.95). */
const validation = biff(
  0x1be,
  u32(3),
  biffText(plant('title of a hint at input', /hints/)),
  biffText('\0'),
  biffText(plant('hint at input', /hints/)),
  biffText(plant('message at wrong input', /hints/)),
  u16(list.length),
  u16(0),
  list,
  new Uint8Array(6),
);

const chart = joinBytes(
  bofOf(0x20),
  biff(0x100d, u16(0), short(plant('title of a chart', /^sheet Costs.*chart/))),
  biff(0x204, cell(0, 0), biffText(plant('data kept in a chart', /^sheet Costs.*chart.*A1/))),
  eof,
);

/** A document that was inserted: a storage of its own. */
const inserted = joinBytes(
  bofOf(5),
  eof,
  bofOf(0x10),
  biff(0x204, cell(0, 0), biffText(plant('embedded workbook', /objects.*sheet/))),
  eof,
);

const sheet = joinBytes(
  bofOf(0x10),
  biff(0x14, biffText(`&L${plant('header', /^sheet Costs.*headers and footers/)}`)),
  biff(0x15, biffText(`&C${plant('footer', /^sheet Costs.*headers and footers/)}`)),
  biff(0x06, cell(0, 0), new Uint8Array(14), formula(literal(plant('text in a formula', /formulas/)))),
  biff(0x1c, u16(0), u16(0), u16(0), u16(1), biffText(plant('author of a comment', /comments/))),
  biff(0x800, new Uint8Array(10), utf16(`${plant('hint at a link', /hints/)}\0`)),
  biff(0xcd, biffText(plant('database query', /connections/))),
  validation,
  biff(
    0xec,
    shapeProperties([
      [0xc0, plant('WordArt', /text boxes/)],
      [0x381, plant('alternative text', /alternative/)],
      [0x382, `https://${plant('link of a shape', /links/)}.example`],
    ]),
  ),
  chart,
  eof,
);

/** A field's name (SXFDB) and its shared items, each in a record of its own. */
const pivot = joinBytes(
  biff(0xc7, new Uint8Array(14), biffText(plant('field of a pivot cache', /pivot/))),
  biff(0xcd, biffText(plant('item of a pivot cache', /pivot/))),
  biff(0xc9, new Uint8Array(8)),
  eof,
);

const bounds = (at: number): Uint8Array => biff(0x85, u32(at), [0, 0], short('Costs'));
const first = joinBytes(bofOf(5), bounds(0), links, names, eof).length;
const workbook = joinBytes(bofOf(5), bounds(first), links, names, eof, sheet);

const common = { format: 'xls', type: 'application/vnd.ms-excel', maker: 'by hand' } as const;

export const legacyXlsSpecimens: readonly Specimen[] = [
  {
    ...common,
    name: 'everywhere.xls',
    title: 'a text in every place that is no cell',
    bytes: () =>
      compoundFile({ Workbook: workbook }, [
        { path: ['_SX_DB_CUR'], name: '0001', bytes: pivot },
        { path: ['MBD00000001'], name: 'Workbook', bytes: inserted },
      ]),
    plants,
    facets: ['embedded-file'],
  },
  {
    ...common,
    name: 'shared.xls',
    title: 'changes that a shared workbook keeps',
    bytes: () => compoundFile({ Workbook: workbook, 'Revision Log': new Uint8Array(100) }),
    plants: [],
    facets: ['tracked-changes'],
    unscannable: 'unknown-type',
  },
];
