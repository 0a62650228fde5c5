import type { PlaceWord } from '../core/decide/place-words.ts';
import { decodeDataUrl, decodeBase64, decodePercent, type DataFile } from './base64.ts';
import { fileInBase64 } from './base64-files.ts';
import type { Collector } from './collector.ts';
import { decodeEntities } from './entities.ts';
import { dataUrlsIn, isFont } from './css-urls.ts';
import { attributesOf, markupOf, type Markup } from './markup.ts';
import { declaredEntities } from './markup-dtd.ts';
import type { Meter } from './meter.ts';
import { createSvgLines } from './svg-lines.ts';

export interface MarkupOptions {
  /** HTML's rules: names without case, elements without end. Else XML's. */
  readonly html: boolean;
  /** Where the document itself stands in the file. */
  readonly place?: readonly string[];
  /** XML that is no document: each element is a value of its own. */
  readonly isData?: boolean;
}

/** The parts of a document, by the name of their place. */
const parts = [
  'text',
  'title',
  'hidden',
  'attributes',
  'links',
  'comments',
  'scripts',
  'declarations',
] as const satisfies readonly PlaceWord[];
type Part = (typeof parts)[number];

/** Elements that end a line, or a cell. Everything else may stand within a word. */
const lines = new Set(
  'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe legend li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul text desc foreignObject textarea noscript w:p w:tr w:br text:p text:h table:table-row Row a:p'.split(
    ' ',
  ),
);
const cells = new Set('td th w:tc w:tab table:table-cell Cell text:tab text:s input'.split(' '));
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Layout only; a name or an id may be spoken words. */
const dullAttributes = new Set(
  'class style width height align valign colspan rowspan border cellpadding cellspacing bgcolor rel lang dir charset viewBox xmlns d points transform fill stroke'
    .toLowerCase()
    .split(' '),
);
const linkAttributes = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'cite',
  'data',
  'background',
  'srcset',
]);
const binaryElements = new Set(['office:binary-data', 'w:binData', 'pkg:binaryData']);
const invisible =
  /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?![.\d])|opacity\s{0,9}:\s{0,9}0(?![.\d])|mso-hide\s{0,9}:\s{0,9}all)/i;

/**
 * What HTML, SVG or a document in XML says: what is shown, what is hidden, attributes, links, comments and scripts, each
 * as one text. Files in `data:` URLs are embedded. Style sheets are not applied, so only an element's own style hides.
 */
export function readMarkup(source: string, into: Collector, meter: Meter, options: MarkupOptions): void {
  const { html, place = [], isData = false } = options;
  const found: Record<Part, string[]> = {
    text: [],
    title: [],
    hidden: [],
    attributes: [],
    links: [],
    comments: [],
    scripts: [],
    declarations: [],
  };
  const state: { element: string; hidden: string | null; depth: number } = {
    element: '',
    hidden: null,
    depth: 0,
  };
  const entities = declaredEntities(meter, into);
  const startsLine = createSvgLines(meter);

  const start = (piece: Extract<Markup, { kind: 'start' }>): void => {
    const closed = html ? voids.has(piece.name) : piece.closed;
    const hides = readAttributes(piece.name, piece.attributes);
    if (state.hidden === null && hides && !closed) Object.assign(state, { hidden: piece.name, depth: 0 });
    if (state.hidden === piece.name && !closed) state.depth += 1;
    state.element = closed ? '' : piece.name;
    breakAt(piece.name, startsLine(piece.name, piece.attributes));
  };
  const breakAt = (name: string, isLine = false): void => {
    const mark = isLine || isData || lines.has(name) ? '\n' : cells.has(name) ? '\t' : '';
    if (mark !== '') found[state.hidden === null ? 'text' : 'hidden'].push(mark);
  };
  const end = (name: string): void => {
    breakAt(name);
    state.element = '';
    if (state.hidden !== name) return;
    state.depth -= 1;
    if (state.depth <= 0) state.hidden = null;
  };
  const readAttributes = (name: string, attributes: string): boolean => {
    let hides = false;
    let value = '';
    for (const [key, raw] of attributesOf(attributes, meter)) {
      const content = decodeEntities(raw, entities.own);
      if (key === 'hidden' || (key === 'style' && invisible.test(content))) hides = true;
      if (key === 'display' && /^\s*none/.test(content)) hides = true;
      if (key === 'value') value = content;
      if (key === 'type' && name === 'input' && content.toLowerCase() === 'hidden') hides = true;
      attributeText(key, content);
    }
    if (hides && value !== '') found.hidden.push(value, '\n');
    return hides;
  };
  const attributeText = (key: string, content: string): void => {
    if (content === '') {
      if (/\d/.test(key)) found.attributes.push(key, ' ');
      return;
    }
    if (key === 'srcdoc' && html) return embedPage(content);
    embedUrls(content);
    embedValue(content);
    const file = linkAttributes.has(key) ? decodeDataUrl(content, meter) : null;
    if (file !== null) embedData(file);
    else if (linkAttributes.has(key)) found.links.push(decodePercent(content), '\n');
    else if (!dullAttributes.has(key)) found.attributes.push(content, '\n');
  };
  const embedData = ({ type, bytes }: DataFile): void =>
    into.embed([...place, 'objects'], `data.${type.split('/')[1] ?? 'bin'}`, bytes);
  /** XML holds files as values. */
  const embedValue = (value: string): void => {
    const bytes = html ? null : fileInBase64(value, meter);
    if (bytes !== null) embedData({ type: '', bytes });
  };
  /** Pictures of a style. */
  const embedUrls = (css: string): void => {
    for (const url of dataUrlsIn(css, meter)) {
      const file = decodeDataUrl(url, meter);
      if (file !== null && !isFont(file.bytes)) embedData(file);
    }
  };
  /** A page in a frame of this one. */
  const embedPage = (source: string): void => {
    meter.inflate(source.length);
    into.embed([...place, 'objects'], 'frame.html', new TextEncoder().encode(`<!DOCTYPE html>${source}`));
  };
  const text = (raw: string, verbatim: boolean): void => {
    if (state.element === 'style') embedUrls(raw);
    if (state.element === 'script' || state.element === 'style') return void found.scripts.push(raw, '\n');
    const content = verbatim ? raw : decodeEntities(raw, entities.own);
    if (binaryElements.has(state.element))
      return into.embed([...place, 'pictures'], '', decodeBase64(content, meter));
    embedValue(content);
    const part = state.hidden !== null ? 'hidden' : html && state.element === 'title' ? 'title' : 'text';
    found[part].push(content.replace(/[ \t\r\n\f]+/g, ' '));
  };

  for (const piece of markupOf(source, meter, html)) {
    if (piece.kind === 'start') start(piece);
    else if (piece.kind === 'end') end(piece.name);
    else if (piece.kind === 'comment') found.comments.push(decodeEntities(piece.text), '\n');
    else if (piece.kind === 'text' || piece.kind === 'cdata') text(piece.text, piece.kind === 'cdata');
    else {
      found.declarations.push(piece.text, '\n');
      entities.declare(piece.text);
    }
  }
  if (found.hidden.some((piece) => piece.trim() !== '')) into.facet('hidden-content');
  for (const part of parts) into.text([...place, part], found[part].join('').trim());
}
