import { readFile } from 'node:fs/promises';
import { zlibSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCollector } from '../collector.ts';
import { EnginePoisonedError, type Engine } from '../engine.ts';
import type { Extracted } from '../extracted.ts';
import type { Half } from '../extractor.ts';
import { createMeter, type Limits, standardLimits } from '../meter.ts';
import { utf8 } from '../testing/bytes.ts';
import { readEngineFile } from '../testing/engine-files.ts';
import { extract, placesOf } from '../testing/extract.ts';
import {
  buildPdf,
  fromLatin1,
  latin1,
  page,
  stream,
  textContent,
  textObjects,
  textPdf,
} from '../testing/pdf-builder.ts';
import { mutated } from '../testing/random.ts';
import { createPdfExtractor } from './pdf.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createPdfExtractor({ wasm: await readEngineFile('pdfium') });
});

const inspect = (bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Extracted> =>
  extract(engine, bytes, limits);

const fixture = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`../testing/fixtures/${name}`, import.meta.url)));

const inspectFixture = async (name: string): Promise<Extracted> => inspect(await fixture(name));

/** Every place in which a PDF keeps something that a person may read. */
function planted(): Uint8Array {
  const annotations = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((number) => `${number} 0 R`).join(' ');
  return buildPdf(
    {
      ...textObjects([['planted page one, long enough to be text'], ['planted page two, also long enough']]),
      1: `<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 50 0 R /AcroForm << /Fields [13 0 R 14 0 R 15 0 R 53 0 R] /DR << /Font << /F1 3 0 R >> >> >>
        /Outlines 20 0 R /Names << /EmbeddedFiles << /Names [(a) 30 0 R] >> /JavaScript << /Names [(start) 32 0 R] >> >> >>`,
      10: '<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Subj (planted subject) /Contents (planted note) /T (planted author) >>',
      11: '<< /Type /Annot /Subtype /FreeText /Rect [9 9 90 20] /DA (/F1 9 Tf) /Contents (planted free text) >>',
      12: '<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] /A << /S /URI /URI (https://planted.example/path) >> >>',
      13: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (iban) /TU (planted hint) /DV (planted first value) /V (planted field value) /Rect [9 9 90 20] >>',
      14: '<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (team) /V (planted choice) /Opt [(planted choice) (planted other)] /Rect [9 9 90 20] >>',
      15: '<< /Type /Annot /Subtype /Widget /F 2 /FT /Tx /T (hidden) /V (planted hidden value) /Rect [9 9 90 20] >>',
      16: '<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] /FS 33 0 R >>',
      17: '<< /Type /Annot /Subtype /Highlight /Rect [9 9 20 20] /QuadPoints [9 20 20 20 9 9 20 9] /Contents (planted highlight) >>',
      18: '<< /Type /Annot /Subtype /Redact /Rect [9 9 20 20] /OverlayText (planted cover) /Contents (Planted &  so on) /RC (<p>Planted &amp; so <b>on</b></p>) >>',
      19: '<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (planted plain) /RC (<p>planted <b>ri</b>ch</p>) >>',
      20: '<< /Type /Outlines /First 21 0 R /Last 22 0 R /Count 2 >>',
      21: '<< /Title (planted chapter) /Parent 20 0 R /Next 22 0 R >>',
      // A ring: the last one goes back to the first.
      22: '<< /Title (planted section) /Parent 20 0 R /Next 21 0 R >>',
      30: '<< /Type /Filespec /F (list.txt) /UF (list.txt) /EF << /F 31 0 R >> >>',
      31: stream('planted attachment'),
      32: '<< /S /JavaScript /JS (planted script) >>',
      33: '<< /Type /Filespec /F (pinned.txt) /UF (pinned.txt) /EF << /F 34 0 R >> >>',
      34: stream('planted pinned file'),
      40: `<< /Title (planted title) /Author (planted writer) /CreationDate (D:20260101000000Z)
        /Department (planted department) /MSIP_Label_0a0a0a0a_Name (Secret) >>`,
      41: stream(
        '<x:xmpmeta><rdf:RDF><rdf:Description xmp:CreateDate="2026"><dc:rights>planted &amp; rights</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>',
      ),
      50: '<< /Type /StructTreeRoot /K 51 0 R /ParentTree << /Nums [0 [52 0 R]] >> >>',
      // A ring: the figure holds what holds it.
      51: '<< /Type /StructElem /S /Sect /P 50 0 R /K 52 0 R /Alt (planted section picture) >>',
      52: '<< /Type /StructElem /S /Figure /P 51 0 R /Pg 1002 0 R /K [0 51 0 R] /Alt (planted figure) >>',
      53: '<< /FT /Sig /T (s) /V << /Type /Sig /Filter /Adobe.PPKLite /Reason (planted reason) >> >>',
      1002: page(1003, `/StructParents 0 /Annots [${annotations}]`),
      1003: stream(`/Figure << /MCID 0 >> BDC ${textContent(['planted page two, also long enough'])} EMC`),
    },
    { info: 40 },
  );
}

describe('places', () => {
  it('finds what is planted, and says where', async () => {
    const found = await inspect(planted());
    expect(placesOf(found)).toEqual({
      'properties › title': 'planted title',
      'properties › author': 'planted writer',
      'properties › Department': 'planted department',
      'properties › MSIP_Label_0a0a0a0a_Name': 'Secret',
      'properties › XMP': 'planted & rights',
      'page 1': 'planted page one, long enough to be text',
      'page 2': 'planted page two, also long enough',
      'page 2 › comment':
        'planted subject\nplanted note\nplanted free text\nplanted highlight\nPlanted &  so on\nplanted cover\nplanted plain\nplanted rich',
      'page 2 › alternative texts': 'planted section picture\nplanted figure',
      'page 2 › comment › author': 'planted author',
      'page 2 › links': 'https://planted.example/path',
      'page 2 › field iban': 'planted field value\nplanted first value',
      'page 2 › field iban › description': 'planted hint',
      'properties › reason': 'planted reason',
      'page 2 › field team': 'planted choice',
      'page 2 › field team › choices': 'planted choice\nplanted other',
      'page 2 › field hidden': 'planted hidden value',
      outline: 'planted chapter\nplanted section',
      'scripts › start': 'planted script',
    });
    expect(found.unscannable).toBeUndefined();
    expect(found.counts).toEqual({ pages: 2 });
    expect([...found.facets].sort()).toEqual(['embedded-file', 'hidden-content', 'label', 'macro']);
  });

  it('hands on attached files with their place', async () => {
    const { embedded } = await inspect(planted());
    const files = embedded.map(({ path, name, bytes }) => [...path, name, new TextDecoder().decode(bytes)]);
    expect(files).toEqual([
      ['page 2', 'pinned.txt', 'planted pinned file'],
      ['attachments', 'list.txt', 'planted attachment'],
    ]);
  });

  it('keeps a word whole that is drawn in pieces, and lines apart', async () => {
    const content =
      'BT /F1 12 Tf 72 720 Td [(4111 11) 20 (11 1111) -5 ( 1111 is a card number)] TJ 0 -14 Td (next line) Tj ET';
    const found = await inspect(buildPdf({ ...textObjects([[]]), 1001: stream(content) }));
    expect(found.texts[0]?.text).toBe('4111 1111 1111 1111 is a card number\nnext line');
  });

  it('reads text that nobody sees, and says so', async () => {
    const content = textContent(['planted invisible, long enough to be text'], 3);
    const found = await inspect(buildPdf({ ...textObjects([[]]), 1001: stream(content) }));
    expect(found.texts[0]?.text).toContain('planted invisible');
    expect(found.facets).toContain('hidden-content');
  });

  it.each<[string, number, number, string[]]>([
    ['on the page', 72, 700, []],
    ['half on the page', 580, 700, []],
    ['right of the page', 600, 700, ['hidden-content']],
    ['below the page', 72, -40, ['hidden-content']],
    ['above the page', 72, 850, ['hidden-content']],
  ])('reads text %s, and says whether it is hidden', async (_, x, y, facets) => {
    const content = `BT /F1 12 Tf ${x} ${y} Td (planted words, long enough to be text) Tj ET`;
    const found = await inspect(buildPdf({ ...textObjects([[]]), 1001: stream(content) }));
    expect(found.texts[0]?.text).toContain('planted words');
    expect(found.facets).toEqual(facets);
  });

  it.each<[string, string, string[]]>([
    ['on', '/ON [45 0 R]', []],
    ['none of them off', '/OFF []', []],
    ['off', '/OFF [45 0 R]', ['hidden-content']],
    ['off unless said otherwise', '/BaseState /OFF /ON [ ]', ['hidden-content']],
  ])('says that something is hidden where layers are %s', async (_, state, facets) => {
    const properties = `/OCProperties << /OCGs [45 0 R] /D << ${state} >> >>`;
    const objects = {
      ...textObjects([['planted words, long enough to be text']]),
      45: '<< /Type /OCG /Name (layer) >>',
    };
    const catalogue = `<< /Type /Catalog /Pages 2 0 R ${properties} >>`;
    expect((await inspect(buildPdf({ ...objects, 1: catalogue }))).facets).toEqual(facets);
    // Elsewhere in an object stream, as newer programs have it.
    const packed = fromLatin1(zlibSync(latin1(`60 0 ${properties}`)));
    const objectStream = stream(packed, '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode');
    expect((await inspect(buildPdf({ ...objects, 61: objectStream }))).facets).toEqual(facets);
  });

  it('has a page seen as a picture whose letters mean nothing', async () => {
    const glyph = stream('500 0 0 0 400 700 d1 0 0 400 700 re f');
    const meaning =
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <42> <0041> endbfrange endcmap end end';
    const font = (more: string): string =>
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 66 /Widths [500 500] /Resources << >> /CharProcs << /a 70 0 R /b 70 0 R >> /Encoding << /Type /Encoding /Differences [65 /a /b] >> ${more} >>`;
    const read = async (more: string) =>
      inspect(
        buildPdf({
          ...textObjects([['ABABABABABABABABABABABABABABABAB']]),
          3: font(more),
          70: glyph,
          71: stream(meaning),
        }),
      );
    expect((await read('/ToUnicode 71 0 R')).embedded).toEqual([]);
    const [scan] = (await read('')).embedded;
    expect([scan?.path, scan?.name]).toEqual([['page 1'], 'scan.png']);
  });
});

const greyImage = (width: number, height: number): string =>
  stream(
    fromLatin1(zlibSync(new Uint8Array(width * height).fill(128))),
    `/Filter /FlateDecode /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
  );

/** Pages that each show one image, with lines of text. */
function imagePdf(pages: readonly (readonly string[])[], size = { width: 200, height: 100 }): Uint8Array {
  const objects = textObjects(pages);
  pages.forEach((lines, index) => {
    objects[1000 + index * 2] = page(1001 + index * 2, '', '/XObject << /Im 100 0 R >>');
    objects[1001 + index * 2] = stream(`q 400 0 0 200 72 72 cm /Im Do Q ${textContent(lines)}`);
  });
  return buildPdf({ ...objects, 100: greyImage(size.width, size.height) });
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47];

describe('pictures', () => {
  it('hands on a page without text as a picture of it', async () => {
    const found = await inspect(imagePdf([[]]));
    expect(found.embedded.map(({ path, name }) => [...path, name])).toEqual([['page 1', 'scan.png']]);
    expect([...(found.embedded[0]?.bytes.subarray(0, 4) ?? [])]).toEqual(pngSignature);
  });

  it('hands on an image among text once, however many pages show it', async () => {
    const text = ['a page with text that is long enough'];
    const found = await inspect(imagePdf([text, text]));
    expect(found.embedded.map(({ path, name }) => [...path, name])).toEqual([['page 1', 'image 1.png']]);
    expect(found.unscannable).toBeUndefined();
  });

  it('draws letters that are outlines', async () => {
    const outlines = '10 10 m 20 10 l 20 20 l f '.repeat(60);
    const found = await inspect(buildPdf({ ...textObjects([[]]), 1001: stream(outlines) }));
    expect(found.embedded.map(({ name }) => name)).toEqual(['scan.png']);
  });

  it('stops after the 20th scan, and says so', async () => {
    const found = await inspect(imagePdf(Array.from({ length: 21 }, () => [])), { milliseconds: 60_000 });
    expect(found.embedded).toHaveLength(20);
    expect(found.unscannable).toBe('too-large');
  }, 60_000);
});

describe('a long document that two read', () => {
  const pages = Array.from({ length: 200 }, (_, at) => [`the text of page number ${String(at + 1)}`]);
  const part = async (bytes: Uint8Array, which: Half['which']) => {
    let isLeft = false;
    const leave = () => {
      isLeft = true;
    };
    const meter = createMeter();
    const { into, done } = createCollector(meter);
    await engine.extract(bytes, into, meter, which === 'first' ? { which, leave } : { which });
    return { found: done(), isLeft };
  };

  it('is read whole by both halves together', async () => {
    const bytes = textPdf(pages);
    const whole = await inspect(bytes);
    const first = await part(bytes, 'first');
    const second = await part(bytes, 'second');
    expect(first.isLeft).toBe(true);
    expect(first.found.texts).toHaveLength(84);
    expect([...first.found.texts, ...second.found.texts]).toEqual(whole.texts);
    expect(first.found.counts).toEqual(whole.counts);
    expect(second.found.counts).toEqual({});
  });

  it('is read by one where it has more pages than may be read', async () => {
    const meter = createMeter({ ...standardLimits, pages: 199 });
    const { into, done } = createCollector(meter);
    const leave = () => {
      throw new Error('left');
    };
    const reading = engine.extract(textPdf(pages), into, meter, { which: 'first', leave });
    await expect(reading).rejects.toMatchObject({ reason: 'too-large' });
    expect(done().texts).toHaveLength(199);
  });

  it('is not shared when it is short', async () => {
    const { found, isLeft } = await part(planted(), 'first');
    expect(isLeft).toBe(false);
    expect(found).toEqual(await inspect(planted()));
  });
});

describe('locked documents', () => {
  it.each(['locked-aes256.pdf', 'locked-rc4.pdf'])('cannot read %s', async (name) => {
    const found = await inspectFixture(name);
    expect(found.unscannable).toBe('encrypted');
    expect(found.facets).toEqual(['encrypted']);
  });

  it('reads what only its owner has locked', async () => {
    const found = await inspectFixture('owner-locked.pdf');
    expect(placesOf(found)['page 1']).toContain('planted behind an owner password');
    expect(found.unscannable).toBeUndefined();
  });
});

describe('bad input', () => {
  const pages = Array.from({ length: 5 }, (_, index) => [`planted text of page number ${index + 1}`]);

  it('calls a file broken wherever it was cut off', async () => {
    const whole = textPdf(pages);
    for (let length = 0; length < whole.length - 8; length += 37) {
      const found = await inspect(whole.subarray(0, length));
      expect(found.unscannable, `cut to ${length} of ${whole.length} bytes`).toBe('broken');
    }
  });

  it('survives flipped bytes', async () => {
    const whole = planted();
    for (const bytes of mutated(whole, 300)) await inspect(bytes);
    expect(engine.poisoned).toBe(false);
    expect(placesOf(await inspect(textPdf(pages)))['page 5']).toBe('planted text of page number 5');
  });

  it('calls a document broken in which a packed page is damaged', async () => {
    const content = fromLatin1(zlibSync(utf8(textContent(['planted, long enough to be text'.repeat(20)]))));
    const whole = buildPdf({ ...textObjects([[]]), 1001: stream(content, '/Filter /FlateDecode') });
    expect((await inspect(whole)).unscannable).toBeUndefined();
    const start = fromLatin1(whole).indexOf(content);
    for (let at = start + 2; at < start + content.length; at += 7) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      expect((await inspect(damaged)).unscannable, `byte ${at}`).toBe('broken');
    }
  });

  it('reads a file whose reference table is merely wrong', async () => {
    const wrong = new TextDecoder('latin1').decode(textPdf(pages)).replace(/startxref\n\d+/, 'startxref\n9');
    const found = await inspect(new TextEncoder().encode(wrong));
    expect(placesOf(found)['page 5']).toBe('planted text of page number 5');
    expect(found.unscannable).toBeUndefined();
  });

  it('calls a document broken whose objects had to be searched for, when one is not found', async () => {
    const searched = fromLatin1(textPdf(pages)).replace(/startxref\n\d+/, 'startxref\n9');
    const lost = searched.replace('1002 0 obj', '1\r02 0 obj');
    expect(lost).not.toBe(searched);
    expect((await inspect(latin1(lost))).unscannable).toBe('broken');
  });

  it('calls a document broken of which an object is not where its reference table says', async () => {
    const whole = fromLatin1(textPdf(pages));
    expect((await inspect(textPdf(pages))).unscannable).toBeUndefined();
    // The content of the first page.
    const at = String(whole.indexOf('1001 0 obj')).padStart(10, '0');
    const wrong = whole.replace(`${at} 00000 n`, '0000000017 00000 n');
    expect((await inspect(latin1(wrong))).unscannable).toBe('broken');
    // Damage to entries before it does not change whose place it is.
    const worse = wrong.replace('0000000000 65535 f \n0000000000 6', '0000000000 6*535 f J0000000000 6');
    expect(worse).not.toBe(wrong);
    expect((await inspect(latin1(worse))).unscannable).toBe('broken');
  });

  it('calls a document broken of which an object is free by its only reference table', async () => {
    const whole = fromLatin1(textPdf(pages));
    const at = String(whole.indexOf('1001 0 obj')).padStart(10, '0');
    const freed = whole.replace(`${at} 00000 n`, '0000000000 65535 f');
    expect(freed).not.toBe(whole);
    expect((await inspect(latin1(freed))).unscannable).toBe('broken');
  });

  it('calls a document broken whose reference table has an entry that says nothing', async () => {
    const whole = fromLatin1(textPdf(pages));
    const wrong = whole.replace('0000000000 65535 f \n0000000000 6', '0000000000 6*535 f \n0000000000 6');
    expect(wrong).not.toBe(whole);
    expect((await inspect(latin1(wrong))).unscannable).toBe('broken');
  });

  it('calls a document broken in which a stream does not end', async () => {
    const whole = fromLatin1(textPdf(pages));
    const at = whole.indexOf('endstream');
    const open = `${whole.slice(0, at)}         ${whole.slice(at + 'endstream'.length)}`;
    expect((await inspect(latin1(open))).unscannable).toBe('broken');
  });

  it('calls a document broken in which the rest of an object stands between others', async () => {
    const cut = fromLatin1(textPdf(pages)).replace(' /Contents 1001', ' >>\nendobj\n /Contents 1001');
    expect((await inspect(latin1(cut))).unscannable).toBe('broken');
  });

  it.each([
    ['its reference table is not found', (whole: string) => whole.replace(/startxref\n\d+/, 'startxref\n9')],
    ['it no longer says so', (whole: string) => whole.replace('/Encrypt 6 0 R >>', '>> %/Encrypt 6 0 R')],
  ])('calls an encrypted document broken when %s', async (_, damage) => {
    const whole = fromLatin1(await fixture('owner-locked.pdf'));
    expect(damage(whole)).not.toBe(whole);
    expect((await inspect(latin1(whole))).unscannable).toBeUndefined();
    expect((await inspect(latin1(damage(whole)))).unscannable).toBe('broken');
  });

  it('calls an encrypted document broken of which a page is damaged', async () => {
    const whole = fromLatin1(await fixture('owner-locked.pdf'));
    const at = whole.indexOf('stream', whole.indexOf('4 0 obj')) + 40;
    const piece = (from: number) => whole.slice(from, from + 16);
    const swapped = whole.slice(0, at) + piece(at + 16) + piece(at) + whole.slice(at + 32);
    expect(swapped).toHaveLength(whole.length);
    expect((await inspect(latin1(swapped))).unscannable).toBe('broken');
  });

  it('reads the properties of a document that only its owner locked', async () => {
    const found = placesOf(await inspect(await fixture('owner-locked-xmp.pdf')));
    expect(found['properties › XMP']).toContain('planted creator tool');
  });

  it('calls a document broken that promises more pages than it has', async () => {
    const objects = textObjects(pages);
    objects[2] = objects[2]?.replace('/Count 5', '/Count 9') ?? '';
    const found = await inspect(buildPdf(objects));
    expect(placesOf(found)['page 5']).toBe('planted text of page number 5');
    expect(found.unscannable).toBe('broken');
  });

  it('keeps what it read before a limit', async () => {
    const found = await inspect(textPdf(pages), { pages: 3 });
    expect(Object.keys(placesOf(found))).toEqual(['page 1', 'page 2', 'page 3']);
    expect(found.unscannable).toBe('too-large');
    expect(engine.poisoned).toBe(false);
  });

  it('stops when the time is over', async () => {
    const found = await inspect(textPdf(pages), { milliseconds: 0 });
    expect(found.unscannable).toBe('timeout');
  });
});

describe('heap', () => {
  it('is poisoned by a document that wants more than its cap', async () => {
    const small = await createPdfExtractor({
      wasm: await readEngineFile('pdfium'),
      maxHeapBytes: 32 * 1024 * 1024,
    });
    const huge = imagePdf([[]], { width: 3400, height: 3400 });
    // The cap is what it is about, also on a busy machine.
    const meter = createMeter({ ...standardLimits, milliseconds: 600_000 });
    await expect(small.extract(huge, createCollector(meter).into, meter)).rejects.toThrow(
      EnginePoisonedError,
    );
    expect(small.poisoned).toBe(true);
    const after = await extract(small, textPdf([['text']]));
    expect(after.unscannable).toBe('broken');
    expect(after.texts).toEqual([]);
  });

  it('is left as it was found', async () => {
    const bytes = planted();
    for (let round = 0; round < 50; round += 1) await inspect(bytes);
    const before = process.memoryUsage().arrayBuffers;
    for (let round = 0; round < 200; round += 1) await inspect(bytes);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  }, 60_000);
});
