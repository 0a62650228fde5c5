import { joinBytes, latin1, utf16, utf32, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { encodedTexts } from '../../../lib/inspect/testing/encoded-texts.ts';
import type { FormatId } from '../formats.ts';
import { createBed, type Plant, type Specimen, type Where, wordFor } from '../specimen.ts';

type Rest = Partial<Pick<Specimen, 'title' | 'maker' | 'unscannable' | 'facets' | 'counts'>>;

function specimen(
  [format, name, type]: readonly [FormatId, string, string],
  bytes: Uint8Array,
  plants: readonly Plant[],
  rest: Rest = {},
): Specimen {
  const title = rest.title ?? 'a text in every place';
  return { format, name, type, maker: 'by hand', bytes: () => bytes, plants, ...rest, title };
}

const line = /line [1-9]\d*$/;
const only = (place: string, where: Where, word = wordFor(place)): readonly Plant[] => [
  { place, where, word },
];

/** The same sentence in every encoding; only what is not ASCII tells them apart. */
const german = `Grüße, schöne Straße: ${wordFor('encoding')}\nÄrger über Öl und Übermut\n`;
const encodings: readonly (readonly [string, Uint8Array])[] = [
  ['UTF-8', utf8(german)],
  ['UTF-8 with a mark', utf8(`\ufeff${german}`)],
  ['UTF-16 LE with a mark', utf16(`\ufeff${german}`)],
  ['UTF-16 BE with a mark', utf16(`\ufeff${german}`, false)],
  ['UTF-16 LE without a mark', utf16(german)],
  ['UTF-16 BE without a mark', utf16(german, false)],
  ['UTF-32 LE with a mark', utf32(`\ufeff${german}`)],
  ['windows-1252', latin1(german)],
];

const encoded = encodings.map(([encoding, bytes], at) =>
  specimen(
    ['text', `encoding-${String(at)}.txt`, 'text/plain'],
    bytes,
    [...only(encoding, line, wordFor('encoding')), ...only(`letters of ${encoding}`, line, 'schöne Straße')],
    { title: encoding },
  ),
);

/** Told by statistics, and by what no text has. */
const inOthers = encodedTexts.map(([encoding, text, base64]) =>
  specimen(
    ['text', `${encoding.replace(/[, ]+/g, '-')}.txt`, 'text/plain'],
    new Uint8Array(Buffer.from(base64, 'base64')),
    only(encoding, line, text),
    { title: encoding },
  ),
);

const sources: readonly (readonly [string, string, string])[] = [
  ['notes.md', 'Markdown', '# Title\n\n- item\n- [link](https://example.org) '],
  ['main.c', 'source code', 'int main(void) {\n  /* a comment */\n  return 0; }\n// '],
  ['server.log', 'log', '2026-11-26T10:00:00Z INFO start\n2026-11-26T10:00:01Z WARN '],
];

const csv = createBed();
const csvText = `Name;Note\r\n"Quoted; with ${csv.plant('quoted cell', /row 2$/)}";1\r\nx;"two\nlines ${csv.plant('cell of two lines', /row 3$/)}"\r\n`;
const tsv = createBed();
const tsvText = `Name\tNote\n1\t${tsv.plant('cell', /row|line/)}\n2\tx\n`;

const escaped = (text: string): string =>
  Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const json = createBed();
const jsonText = `{"plain": "${json.plant('value', /./)}", "${json.plant('key', /./)}": [1, {"deep": "${escaped(json.plant('escaped value', /./))}"}]}`;

const xml = createBed();
const references = (text: string): string =>
  Array.from(text, (letter) => `&#${String(letter.charCodeAt(0))};`).join('');
const xmlText = `<?xml version="1.0"?><doc id="${xml.plant('attribute', /./)}"><!-- ${xml.plant('comment', /./)} --><a>${xml.plant('element', /./)}</a><b><![CDATA[${xml.plant('CDATA', /./)}]]></b><c>${references(xml.plant('character references', /./))}</c><?note ${xml.plant('processing instruction', /./)}?></doc>`;

const html = createBed();
const h = html.plant;
const htmlText = `<!DOCTYPE html><html><head><title>${h('title', /title/)}</title><meta name="description" content="${h('meta', /attributes/)}"><style>/* ${h('style sheet', /script/)} */.a{background:url('data:text/plain,${h('data: URL in a style sheet', /data/)}')}</style><script>const s = "${h('script', /script/)}";</script></head><body><!-- ${h('comment', /comment/)} --><p>${h('paragraph', /text/)}</p><table><tr><td>${h('table cell', /text/)}</td></tr></table><p style="display:none">${h('hidden paragraph', /hidden/)}</p><input value="${h('form field', /attributes/)}"><img alt="${h('alternative text', /attributes/)}" src="data:text/plain;base64,${Buffer.from(h('file in a data: URL', /data/)).toString('base64')}"><a href="https://${h('link target', /links/)}.example">x</a><noscript>${h('noscript', /./)}</noscript><iframe srcdoc="&lt;p&gt;${h('page in a frame (srcdoc)', /frame\.html.*text/)}&lt;/p&gt;"></iframe><div style="background:url(data:text/plain;base64,${Buffer.from(h('data: URL in a style', /data/)).toString('base64')})"></div><textarea>${h('text area', /./)}</textarea><template><p>${h('template', /./)}</p></template></body></html>`;

const svg = createBed();
const s = svg.plant;
const svgText = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>${s('title', /text/)}</title><desc>${s('description', /text/)}</desc><metadata>${s('metadata', /./)}</metadata><text>${s('text', /text/)}</text><style>.a{fill:url(data:text/plain,${s('data: URL in a style sheet', /data/)})}</style><text display="none">${s('hidden text', /hidden/)}</text><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">${s('foreign object', /text/)}</p></foreignObject><!-- ${s('comment', /comment/)} --></svg>`;

const rtf = createBed();
const r = rtf.plant;
const rtfText = String.raw`{\rtf1\ansi\ansicpg1252{\info{\title ${r('property: title', /properties/)}}{\*\company ${r('property: company', /properties/)}}}{\*\listtable{\list{\listlevel{\leveltext\'20${r('words before the numbers of a list', /lists/)} \'00.;}}}}{\*\pnseclvl1{\pntxtb ${r('words before old numbers', /lists/)}}}{\header ${r('header', /header/)}}{\footer ${r('footer', /footer/)}}\pard ${r('body', /text/)} {\b kiwi-}${r('word split over groups', /text/).slice('kiwi-'.length)}\par{\v ${r('hidden text', /hidden/)}}{\footnote ${r('footnote', /footnote/)}}{\*\annotation ${r('comment', /comment/)}}{\deleted ${r('tracked deletion', /text|delet/)}}{\field{\*\fldinst HYPERLINK "https://${r('link target', /field/)}.example"}{\fldrslt ${r('field result', /text/)}}}\trowd ${r('table cell', /text/)}\cell\row {\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv ${r('WordArt', /shapes/)}}}{\sp{\sn wzDescription}{\sv ${r('alternative text of a shape', /shapes/)}}}{\shptxt ${r('text box', /text|box/)}\par}}}{\pict{\*\picprop{\sp{\sn wzDescription}{\sv ${r('alternative text of a picture', /shapes/)}}}}\pngblip}{\*\docvar{v}{${r('document variable', /./)}}}{\*\bkmkstart ${rtf.leave('name of a bookmark', 'It is an identifier, which is never shown.')}}\par}`;

export const textSpecimens: readonly Specimen[] = [
  ...encoded,
  ...inOthers,
  ...sources.map(([name, place, text]) =>
    specimen(['text', name, 'text/plain'], utf8(`${text}${wordFor(place)}\n`), only(place, line), {
      title: place,
    }),
  ),
  specimen(
    ['text', 'letter.asc', 'application/pgp-encrypted'],
    utf8('-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n'),
    [],
    { title: 'encrypted with PGP', unscannable: 'encrypted', facets: ['encrypted'] },
  ),
  specimen(['table', 'list.csv', 'text/csv'], utf8(csvText), csv.plants, { counts: ['rows', 'records'] }),
  specimen(['table', 'list.tsv', 'text/tab-separated-values'], utf8(tsvText), tsv.plants),
  specimen(['json', 'data.json', 'application/json'], utf8(jsonText), json.plants),
  specimen(['xml', 'data.xml', 'application/xml'], utf8(xmlText), xml.plants),
  specimen(['html', 'page.html', 'text/html'], utf8(htmlText), html.plants, {
    facets: ['hidden-content', 'embedded-file'],
  }),
  specimen(['svg', 'drawing.svg', 'image/svg+xml'], utf8(svgText), svg.plants, {
    facets: ['hidden-content', 'embedded-file'],
  }),
  specimen(['rtf', 'letter.rtf', 'application/rtf'], joinBytes(utf8(rtfText)), rtf.plants, {
    facets: ['hidden-content', 'tracked-changes'],
  }),
];
