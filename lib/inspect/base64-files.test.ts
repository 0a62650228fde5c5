import { describe, expect, it } from 'vitest';
import { base64Files, fileInBase64 } from './base64-files.ts';
import { createCollector } from './collector.ts';
import type { Extracted } from './extracted.ts';
import { createMeter } from './meter.ts';
import { jsonExtractor, xmlExtractor } from './extractors/plain-text.ts';
import { svgExtractor } from './extractors/html.ts';
import { joinBytes, latin1, utf8 } from './testing/bytes.ts';
import { extract, placesOf } from './testing/extract.ts';

const file = utf8(`%PDF-1.7\n${'words of a bill '.repeat(8)}`);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const coded = base64(file);
const filesOf = ({ embedded }: Extracted) => embedded.map(({ path, bytes }) => [...path, Buffer.from(bytes)]);
const once = [['objects', Buffer.from(file)]];
const lines = (end: string): string => (coded.match(/.{1,40}/g) ?? []).join(end);

describe('files in base64', () => {
  it.each<[string, string]>([
    ['an invoice', `<Invoice><cbc:Object mimeCode="application/pdf">${coded}</cbc:Object></Invoice>`],
    ['lines of it', `<a>\n<Attachment>\n    ${lines('\n    ')}\n</Attachment></a>`],
    ['line ends as references', `<a><b>${lines('&#xD;\n')}</b></a>`],
    ['CDATA', `<a><b><![CDATA[${coded}]]></b></a>`],
    ['an attribute', `<a><b name="x" file="${coded}" other="y"/></a>`],
    ['a data: URL', `<a><b>data:application/pdf;base64,${coded}</b></a>`],
  ])('are found in XML: %s', async (_, source) => {
    const found = await extract(xmlExtractor, utf8(source));
    expect(filesOf(found)).toEqual(once);
    expect(found.texts.map(({ text }) => text).join('')).toContain(coded.slice(0, 40));
  });

  it.each<[string, string]>([
    ['element', `<!DOCTYPE en-export><en-export><data encoding="base64">\n${lines('\n')}</data></en-export>`],
    ['attribute', `<!DOCTYPE a><a><b file="${coded}"/></a>`],
    ['CDATA', `<!DOCTYPE a><a><b><![CDATA[${coded}]]></b></a>`],
  ])('are found in XML with a DTD: %s', async (place, source) => {
    const found = await extract(xmlExtractor, utf8(source));
    expect(filesOf(found)).toEqual(once);
    expect(placesOf(found)[place === 'attribute' ? 'attributes' : 'text']).toContain(coded.slice(0, 40));
    expect(filesOf(await extract(svgExtractor, utf8(source)))).toEqual(once);
  });

  it.each<[string, string]>([
    ['a string', JSON.stringify({ data: { 'image/png': coded } })],
    ['line ends', JSON.stringify({ data: lines('\n') })],
    ['slashes escaped', `{"a": "${coded.replaceAll('/', '\\/')}"}`],
    [
      'letters escaped',
      `{"a": "${coded.replace(/[+J]/g, (letter) => (letter === 'J' ? '\\u004a' : '\\u002B'))}"}`,
    ],
    ['a data: URL', JSON.stringify([`data:application/pdf;base64,${coded}`])],
  ])('are found in JSON: %s', async (_, source) => {
    const found = await extract(jsonExtractor, utf8(source));
    expect(filesOf(found)).toEqual(once);
    expect(placesOf(found)['line 1']).toContain(coded.slice(0, 40));
  });

  it('are found however their source is cut', () => {
    const source = JSON.stringify({ first: coded, 'and more': ['x'.repeat(200), coded], last: 'x' });
    for (const step of [1, 7, 63, 64, 65, 200, 5000]) {
      const { into, done } = createCollector(createMeter());
      const files = base64Files(into, createMeter(), 'json');
      for (let at = 0; at < source.length; at += step) files.add(source.slice(at, at + step));
      files.end();
      expect(filesOf(done())).toEqual([...once, ...once]);
    }
  });

  it('are pictures, too', () => {
    const rest = new Uint8Array(60);
    for (const head of [
      'GIF89a',
      'RIFF\x30\0\0\0WEBP',
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff\xe0',
      'BM\x60\0\0\0',
    ]) {
      expect(fileInBase64(base64(joinBytes(latin1(head), rest)), createMeter())).not.toBe(null);
    }
  });

  it('are neither keys nor words', async () => {
    const values = [
      coded.slice(0, 60),
      `${coded}!`,
      base64(joinBytes([0x1f, 0x8b, 7], file)),
      base64(utf8('BM'.repeat(60))),
    ];
    for (const value of [...values, 'words and words '.repeat(20)]) {
      expect((await extract(jsonExtractor, utf8(JSON.stringify([value])))).embedded).toEqual([]);
      expect((await extract(xmlExtractor, utf8(`<a>${value}</a>`))).embedded).toEqual([]);
      expect((await extract(xmlExtractor, utf8(`<!DOCTYPE a><a>${value}</a>`))).embedded).toEqual([]);
    }
  });

  it.each<[string, string]>([
    ['openings', '"'.repeat(500_000)],
    ['values', `"${coded}`.repeat(5000)],
    ['halves', `"${'A'.repeat(60)}`.repeat(20_000)],
    ['one value', `"${'A'.repeat(3_000_000)}`],
  ])('are looked for in linear time: %s', async (_, source) => {
    expect((await extract(jsonExtractor, utf8(source))).unscannable).not.toBe('timeout');
    expect((await extract(xmlExtractor, utf8(`<a>${source}`))).unscannable).not.toBe('timeout');
  });
});
