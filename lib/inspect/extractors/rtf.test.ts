import { describe, expect, it } from 'vitest';
import { joinBytes, latin1, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { rtfExtractor } from './rtf.ts';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const u32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const z = (text: string): Uint8Array => latin1(`${text}\0`);
const lengthed = (text: string): Uint8Array => joinBytes(u32(text.length + 1), z(text));

const packaged = joinBytes(
  [2, 0],
  z('list.csv'),
  z('C:\\list.csv'),
  [0, 0, 3, 0],
  lengthed('C:\\temp\\list.csv'),
  u32(7),
  utf8('a,b\n1,2'),
);
const object = joinBytes(
  u32(0x501),
  u32(2),
  lengthed('Package'),
  u32(0),
  u32(0),
  u32(packaged.length),
  packaged,
);

const document = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}
{\colortbl;\red1\green2\blue3;}{\stylesheet{\s0 Normal;}}
{\info{\title The title}{\author Some author}{\*\company Some company}}
{\*\userprops{\propname MSIP_Label_1_Name}\proptype30{\staticval Secret}}
{\header the header words}{\footerf the footer words}
\pard 4111{\b 1111} 12\u8211?34 M\'fcller {\f1\'cf\'f0\'e8}\uc2\u26085\'93\'fa\uc1 x\par
{\v under the surface}{\footnote the footnote words}{\*\annotation the comment words}
{\field{\*\fldinst HYPERLINK "https://example.com/x"}{\fldrslt link words}}
\trowd a cell\cell b cell\cell\row {\deleted gone words}{\*\unheard strange words}
{\*\shppict{\pict\pngblip 89504e47
0d0a}}{\nonshppict{\pict\wmetafile8 0102}}
{\object\objemb{\*\objdata ${hex(object)}}{\result shown words}}\{braces\}\~end\par}`;

describe('RTF', () => {
  it('says what stands for a picture, and words in front of the numbers of lists', async () => {
    const picture = String.raw`{\pict{\*\picprop\shplid1{\sp{\sn shapeType}{\sv 75}}{\sp{\sn wzDescription}{\sv planted-alt}}}\pngblip 8950}`;
    const level = (text: string): string =>
      String.raw`{\listlevel\levelnfc0{\leveltext\leveltemplateid1${text};}{\levelnumbers\'01;}}`;
    const list = String.raw`{\*\listtable{\list${level(String.raw`\'0fplanted-list \'00.`)}${level(String.raw`\'02\'00.`)}${level(String.raw`\'01o`)}{\listname name;}}}`;
    const old = String.raw`{\*\pnseclvl1\pnucrm{\pntxtb planted-old}}{\*\pnseclvl2{\pntxtb (}{\pntxta )}}`;
    const rtf = utf8(String.raw`{\rtf1\ansi${list}${old}\pard body ${picture}\par}`);
    const found = await extract(rtfExtractor, rtf);
    expect(placesOf(found)).toEqual({
      text: 'body',
      shapes: 'planted-alt',
      'forms and lists': 'planted-list .;\nplanted-old',
    });
    expect(found.embedded.map(({ bytes }) => [...bytes])).toEqual([[0x89, 0x50]]);
    expect(found.unscannable).toBe(undefined);
  });

  it('is read in all its places', async () => {
    const found = await extract(rtfExtractor, utf8(document));
    const places = placesOf(found);
    for (const words of [
      '41111111 12–34 Müller При日x\n',
      'link words',
      'a cell\tb cell\t\n',
      'gone words',
      'shown words',
      '{braces}\u00a0end',
    ]) {
      expect(places['text']).toContain(words);
    }
    expect(places).toMatchObject({
      header: 'the header words',
      footer: 'the footer words',
      footnotes: 'the footnote words',
      comments: 'the comment words',
      hidden: 'under the surface',
      other: 'strange words',
      fields: 'HYPERLINK "https://example.com/x"',
      'properties › title': 'The title',
      'properties › author': 'Some author',
      'properties › company': 'Some company',
      'properties › custom names': 'MSIP_Label_1_Name',
      'properties › custom': 'Secret',
    });
    expect(places['text']).not.toMatch(/Normal|Arial|surface|strange/);
    expect([...found.facets].sort()).toEqual(['embedded-file', 'hidden-content', 'label', 'tracked-changes']);
    expect(found.embedded).toEqual([
      { path: ['pictures'], name: 'picture.png', bytes: latin1('\x89PNG\r\n') },
      { path: ['objects'], name: 'list.csv', bytes: utf8('a,b\n1,2') },
    ]);
    expect(found.unscannable).toBe(undefined);
  });

  it('with bytes in it', async () => {
    const found = await extract(
      rtfExtractor,
      joinBytes(utf8('{\\rtf1{\\pict\\jpegblip\\bin4 '), [255, 216, 125, 0], utf8('}x}')),
    );
    expect(found.embedded[0]?.bytes).toEqual(Uint8Array.of(255, 216, 125, 0));
    expect(placesOf(found)).toEqual({ text: 'x' });
  });

  it('cut off is broken, with what was read before', async () => {
    for (const bytes of cut(utf8(document))) {
      expect((await extract(rtfExtractor, bytes)).unscannable).toBe('broken');
    }
    const half = await extract(rtfExtractor, utf8(document.slice(0, document.length / 2)));
    expect(placesOf(half)['header']).toBe('the header words');
  });

  it('changed never hangs or throws', async () => {
    for (const bytes of mutated(utf8(document), 300)) {
      expect((await extract(rtfExtractor, bytes)).unscannable).not.toBe('timeout');
    }
  });

  it('of braces alone, or with endless files, is bounded', async () => {
    expect((await extract(rtfExtractor, utf8(`{\\rtf1 words${'{'.repeat(100_000)}`))).unscannable).toBe(
      'broken',
    );
    const large = utf8(`{\\rtf1 words{\\pict ${'00'.repeat(100_000)}}}`);
    const found = await extract(rtfExtractor, large, { inflatedBytes: 50_000 });
    expect(found.unscannable).toBe('too-large');
    expect(placesOf(found)).toEqual({ text: 'words' });
  });
});
