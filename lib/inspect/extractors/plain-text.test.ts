import { describe, expect, it } from 'vitest';
import { joinBytes, utf16, utf8 } from '../testing/bytes.ts';
import { placeAt } from '../../core/decide/place-index.ts';
import { createCollector } from '../collector.ts';
import type { Extracted } from '../extracted.ts';
import { createMeter } from '../meter.ts';
import { tableBlocks } from '../table-blocks.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { jsonExtractor, pgpExtractor, plainTextExtractor, xmlExtractor } from './plain-text.ts';
import { tableExtractor } from './table.ts';

const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

describe('plain text', () => {
  it('comes in blocks of lines that end at an empty line', async () => {
    const lines = numbers(450);
    lines[209] = '';
    const found = await extract(plainTextExtractor, utf8(lines.join('\n')));
    expect(found.texts.map(({ path }) => path)).toEqual([['lines 1–210'], ['lines 211–450']]);
    expect(found.texts.map(({ text }) => text).join('')).toBe(lines.join('\n'));
    expect(found.unscannable).toBe(undefined);
  });

  it('keeps a key in one block', async () => {
    const key = ['-----BEGIN TEST KEY-----', ...numbers(30), '-----END TEST KEY-----', ''];
    const found = await extract(
      plainTextExtractor,
      utf8([...numbers(190), ...key, ...numbers(300)].join('\n')),
    );
    expect(found.texts[0]?.text).toContain('-----END TEST KEY-----');
  });

  it.each([
    ['one endless line', 'word;'.repeat(600_000)],
    ['one endless word', 'x'.repeat(3_000_000)],
    ['line ends of old Macs', 'a line\r'.repeat(300_000)],
  ])('%s is cut and nothing is lost', async (_, text) => {
    const found = await extract(plainTextExtractor, utf8(text));
    const read = found.texts.reduce((sum, part) => sum + part.text.length, 0);
    expect(read).toBeGreaterThanOrEqual(text.length);
    expect(read).toBeLessThan(text.length * 1.02);
  });

  it('of terminals loses its colours', async () => {
    const found = await extract(plainTextExtractor, utf8('\u001b[31mPIN 12\u001b[0m34\n'));
    expect(placesOf(found)).toEqual({ 'line 1': 'PIN 1234\n' });
  });

  it('in two ways where one may hide something', async () => {
    const found = await extract(plainTextExtractor, joinBytes([0xff, 0xfe], utf8('a number: 4111 1111')));
    expect(placesOf(found)['read as windows-1252 › line 1']).toContain('4111 1111');
  });

  it('of UTF-16', async () => {
    expect(placesOf(await extract(plainTextExtractor, utf16('Grüße\n')))).toEqual({ 'line 1': 'Grüße\n' });
  });

  it('too long is cut, with what was read before', async () => {
    const found = await extract(plainTextExtractor, utf8(numbers(1000).join('\n')), { textLength: 5000 });
    expect(found.unscannable).toBe('too-large');
    expect(found.facets).toEqual(['truncated']);
    expect(found.texts.length).toBeGreaterThan(0);
  });

  it('that is encrypted says so', async () => {
    const found = await extract(
      pgpExtractor,
      utf8('-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----'),
    );
    expect(found.unscannable).toBe('encrypted');
  });
});

describe('JSON and XML', () => {
  it('have their escapes resolved', async () => {
    const json = await extract(jsonExtractor, utf8('{"a": "x\\n4\\u0031\\u00e9", "path": "C:\\\\new\\/x"}'));
    expect(placesOf(json)).toEqual({ 'line 1': '{"a": "x\n41é", "path": "C:\\new/x"}' });
    const xml = await extract(xmlExtractor, utf8('<a number="&#52;1">J&amp;B</a>'));
    expect(placesOf(xml)).toEqual({ 'line 1': '<a number="41">J&B</a>' });
  });

  it('documents in XML are read as their text', async () => {
    const source =
      '<office:document><text:p>41<text:span>11</text:span></text:p><text:p>x</text:p></office:document>';
    expect(placesOf(await extract(xmlExtractor, utf8(source)))).toEqual({ text: '4111\n\nx' });
  });

  it('in XML with a DTD of its own every element ends a word', async () => {
    const doctype = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "PropertyList-1.0.dtd">';
    const source = `${doctype}<plist><dict><key>card</key><string>4111</string><string>1111</string></dict></plist>`;
    const places = placesOf(await extract(xmlExtractor, utf8(source)));
    expect(places['text']?.split(/\s+/)).toEqual(['card', '4111', '1111']);
    const word = '<!DOCTYPE w:wordDocument><w:wordDocument><w:t>41</w:t><w:t>11</w:t></w:wordDocument>';
    expect(placesOf(await extract(xmlExtractor, utf8(word)))['text']).toBe('4111');
  });

  it('entities of its own are resolved once, and laughs are not', async () => {
    const plain = '<!DOCTYPE a [<!ENTITY b "41">]><a>&b;11</a>';
    const found = await extract(xmlExtractor, utf8(plain));
    expect(placesOf(found)['text']).toBe('4111');
    expect(found.unscannable).toBe(undefined);
    const laughs = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>';
    expect((await extract(xmlExtractor, utf8(laughs))).unscannable).toBe('broken');
    const long = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><a>${'&b;'.repeat(10_000)}</a>`;
    expect((await extract(xmlExtractor, utf8(long), { inflatedBytes: 100_000 })).unscannable).toBe(
      'too-large',
    );
  });
});

describe('places within a block', () => {
  const placeOf = ({ texts }: Extracted, word: string) => {
    const part = texts.find(({ text }) => text.includes(word));
    return part?.places === undefined ? null : placeAt(part.places, part.text.indexOf(word));
  };

  it('are lines of the file, whatever its escapes stand for', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => `"${at}\\n\\n\\u0041": "w${at + 1}.",`);
    const found = await extract(jsonExtractor, utf8(`{\n${lines.join('\n')}\n}`));
    for (const at of [1, 150, 299, 300]) expect(placeOf(found, `w${at}.`)).toBe(`line ${at + 1}`);
    const long = `${'x'.repeat(70_000)}\n${'word, '.repeat(400_000)}last\nend`;
    const pieces = await extract(plainTextExtractor, utf8(long));
    expect(placeOf(pieces, 'last')).toBe('line 2');
    expect(placeOf(pieces, 'end')).toBe('line 3');
  });

  it('are rows of a table, also of fields of several lines', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => `"a\nb",w${at + 1}.`);
    const found = await extract(tableExtractor, utf8(rows.join('\n')));
    for (const at of [1, 200, 201, 250]) expect(placeOf(found, `w${at}.`)).toBe(`row ${at}`);
  });
});

describe('tables', () => {
  it('come in blocks of rows', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => `${at};"A ""B"" ${at}";x`);
    const found = await extract(tableExtractor, utf8(rows.join('\r\n')));
    expect(found.texts.map(({ path }) => path)).toEqual([['rows 1–200'], ['rows 201–250']]);
    expect(found.texts[1]?.text.split('\n')[0]).toBe('200\tA "B" 200\tx');
    expect(found.counts).toEqual({ rows: 250, records: 250 });
  });

  it.each([
    ['an open quote', 'a,b\n1,"2\n3,4\n', 'a\tb\n1\t2\n3,4\n'],
    ['line ends in quotes', 'a,b\n1,"2\n3"\n', 'a\tb\n1\t2\n3'],
    ['a quote in a field', 'a,b\n1,2"3\n', 'a\tb\n1\t2"3'],
    ['line ends of old Macs', 'a,b\r1,"2\r3"\r4,5\r', 'a\tb\n1\t2\r3\n4\t5'],
    ['tabs', 'a\tb\n1\t2', 'a\tb\n1\t2'],
  ])('with %s', async (_, source, text) => {
    expect((await extract(tableExtractor, utf8(source))).texts.map((part) => part.text).join('')).toBe(text);
  });

  it('have one row a line, however their pieces are cut', () => {
    for (const step of [1, 2, 3, 100]) {
      const { into, done } = createCollector(createMeter());
      const blocks = tableBlocks(into, createMeter(), ',');
      const source = 'a,b\r\n41,11\r12,"x"\r\n\r\n1,2\n';
      for (let at = 0; at < source.length; at += step) blocks.add(source.slice(at, at + step));
      blocks.end();
      const { texts, counts } = done();
      expect(texts.map(({ text }) => text)).toEqual(['a\tb\n41\t11\n12\tx\n\n1\t2']);
      expect(counts).toEqual({ rows: 4, records: 4 });
    }
  });
});
