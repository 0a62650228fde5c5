import { decodeCodePage } from '../code-pages.ts';
import type { Collector } from '../collector.ts';
import { isLabelProperty } from '../labels.ts';
import type { Meter } from '../meter.ts';
import {
  charsets,
  characters,
  destinations,
  pictureEndings,
  unknownDestination,
  type Destination,
} from './destinations.ts';
import { createFile, type EmbeddedHex } from './embedded-hex.ts';
import { tokensOf, type Token } from './lexer.ts';

/** What a group inherits and takes back at its end. */
interface Group {
  readonly destination: Destination;
  readonly file: EmbeddedHex | null;
  readonly codePage: number;
  /** How many letters after `\u` stand for the same in the code page. */
  readonly fallbacks: number;
  readonly hidden: boolean;
}

const deepest = 1000;

/**
 * RTF 1.9.1: each place as one text, files embedded. Unbalanced braces and what does not begin like RTF make it broken.
 * `place` is where the document stands in the file.
 */
export function readRtf(
  bytes: Uint8Array,
  into: Collector,
  meter: Meter,
  place: readonly string[] = [],
): void {
  const texts = new Map<string, { place: readonly string[]; pieces: string[] }>();
  const fonts = new Map<number, number>();
  const open: Group[] = [];
  let group: Group = {
    destination: { kind: 'text', place: ['text'] },
    file: null,
    codePage: 1252,
    fallbacks: 1,
    hidden: false,
  };
  let documentCodePage = 1252;
  let font = 0;
  let skip = 0;
  let star = false;
  let pictured = false;
  let pending: Uint8Array[] = [];

  const write = (text: string): void => {
    const { destination } = group;
    if (destination.kind !== 'text') return;
    const at = group.hidden ? ['hidden'] : destination.place;
    const key = at.join('/');
    let known = texts.get(key);
    if (known === undefined) texts.set(key, (known = { place: at, pieces: [] }));
    known.pieces.push(text);
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    const [first = new Uint8Array()] = pending;
    const joined = pending.length === 1 ? first : join(pending);
    pending = [];
    write(decodeCodePage(joined, group.codePage));
  };
  const letters = (taken: Uint8Array): void => {
    const rest = taken.subarray(Math.min(skip, taken.length));
    skip -= taken.length - rest.length;
    if (group.file !== null) group.file.hex(rest);
    else if (group.destination.kind === 'text' && rest.length > 0) pending.push(rest);
  };
  const enter = (destination: Destination): void => {
    if (group.destination.kind === 'skip') return;
    // Properties of a picture stand between its digits.
    if (group.file !== null && destination.kind !== 'text') {
      group = { ...group, file: null, destination: { kind: 'skip' } };
      return;
    }
    if (destination.kind === 'text' && destination.place[0] !== 'text') {
      group = { ...group, destination, file: null };
      write('\n');
      return;
    }
    const file =
      destination.kind === 'picture' || destination.kind === 'object'
        ? createFile(destination.kind, meter)
        : null;
    group = { ...group, destination, file };
  };

  const word = (name: string, value: number | null): void => {
    const ignorable = star;
    star = false;
    const character = characters[name];
    if (Object.hasOwn(characters, name) && character !== undefined)
      return skip > 0 ? void (skip -= 1) : write(character);
    // A picture comes twice, for new programs and for old ones.
    const destination = name === 'nonshppict' && pictured ? destinations.get('sn') : destinations.get(name);
    if (destination !== undefined) return enter(destination);
    if (name === 'shppict') pictured = true;
    const ending = Object.hasOwn(pictureEndings, name) ? pictureEndings[name] : undefined;
    if (ending !== undefined) return group.file?.name(ending);
    if (setting(name, value) || !ignorable || transparent.has(name)) return;
    enter(unknownDestination);
  };
  const setting = (name: string, value: number | null): boolean => {
    if (name === 'u') unicode(value ?? 63);
    else if (name === 'uc') group = { ...group, fallbacks: Math.max(0, Math.min(value ?? 1, 16)) };
    else if (name === 'v') group = { ...group, hidden: value !== 0 };
    else if (name === 'plain') group = { ...group, hidden: false };
    else if (name === 'deleted' || name === 'revised') {
      if (value !== 0) into.facet('tracked-changes');
    } else if (name === 'ansicpg') setDocumentCodePage(value ?? 1252);
    else if (name === 'mac') setDocumentCodePage(10000);
    else if (name === 'pc' || name === 'pca') setDocumentCodePage(850);
    else if (name === 'f' || name === 'af') setFont(value ?? 0);
    else if (name === 'fcharset') fonts.set(font, charsets[value ?? 0] ?? documentCodePage);
    else if (name === 'cpg') fonts.set(font, value ?? documentCodePage);
    else return false;
    return true;
  };
  const setDocumentCodePage = (codePage: number): void => {
    documentCodePage = codePage;
    group = { ...group, codePage };
  };
  const setFont = (number: number): void => {
    if (group.destination.kind === 'fonts') font = number;
    else group = { ...group, codePage: fonts.get(number) ?? documentCodePage };
  };
  const unicode = (value: number): void => {
    const code = value & 0xffff;
    // Symbol fonts: letters moved into the private use area.
    write(String.fromCharCode(code >= 0xf020 && code <= 0xf0ff ? code - 0xf000 : code));
    skip = group.fallbacks;
  };
  const symbol = (name: string): void => {
    if (name === '*') star = true;
    else if (skip > 0) skip -= 1;
    else if (name === '~') write('\u00a0');
    else if (name === '_') write('-');
    else if (name === '\n' || name === '\r') write('\n');
    else if (name === '\\' || name === '{' || name === '}') letters(Uint8Array.of(name.charCodeAt(0)));
  };
  const close = (): void => {
    const outer = open.pop();
    if (outer === undefined) return into.unscannable('broken');
    if (group.file !== null && group.file !== outer.file) group.file.end(into, place);
    group = outer;
  };
  const handle = (token: Token): void => {
    if (token.kind === 'byte') return letters(Uint8Array.of(token.byte));
    if (token.kind === 'bytes') return letters(token.bytes);
    flush();
    if (token.kind === 'word') return word(token.word, token.value);
    if (token.kind === 'symbol') return symbol(token.symbol);
    if (token.kind === 'binary') return group.file?.raw(token.bytes);
    skip = 0;
    star = false;
    if (token.kind === 'close') return close();
    if (open.length >= deepest) throw new Error('inspect/rtf-depth');
    open.push(group);
  };

  try {
    for (const token of tokensOf(bytes, meter)) handle(token);
    flush();
    if (open.length > 0 || !startsRtf(bytes)) into.unscannable('broken');
  } finally {
    handOn(texts.values(), into, place);
  }
}

/** With `\*` in front, but their groups are read like any other. */
const transparent = new Set([
  'shppict',
  'shpinst',
  'ud',
  'do',
  'pn',
  'ffdeftext',
  'background',
  'objalias',
  'ftnalt',
  'userprops',
]);

function startsRtf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 64)).trimStart();
  return head.replace(/^\u00ef\u00bb\u00bf/, '').startsWith('{\\rt');
}

/** Most properties of shapes are measures; most lists have nothing but a number, a dot or a bullet. */
function linesOf(part: string | undefined, text: string): string {
  if (part === 'shapes') return text.replace(/^-?\d{1,8}$/gm, '').trim();
  if (part !== 'forms and lists') return text;
  // Control characters stand for the numbers, and for how long it is.
  const lines = text.replace(/[\0-\x09\x0b-\x1f]/g, '').split('\n');
  return lines.filter((line) => /[\p{L}\p{N}]{2}/u.test(line)).join('\n');
}

function handOn(
  texts: Iterable<{ place: readonly string[]; pieces: string[] }>,
  into: Collector,
  place: readonly string[],
): void {
  for (const { place: part, pieces } of texts) {
    const joined = pieces.join('').trim();
    const text = linesOf(part[0], joined);
    if (part[0] === 'hidden' && text !== '') into.facet('hidden-content');
    if (part[1] === 'custom names' && text.split('\n').some(isLabelProperty)) into.facet('label');
    into.text([...place, ...part], text);
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
