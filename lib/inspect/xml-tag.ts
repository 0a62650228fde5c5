import { decodeEntities, hasBareAmpersand } from './xml-entities.ts';

const quoteCode = 34;
const apostropheCode = 39;

/** A start tag; valid only while its handler runs. */
export interface XmlTag {
  /** Without prefix: producers choose prefixes freely. */
  readonly name: string;
  /** By name, or by the part of it after the prefix. Entities resolved. */
  attribute(name: string): string | undefined;
  /** Only one that has a prefix: `r:id` beside `id`. */
  prefixedAttribute(name: string): string | undefined;
  /** Name with prefix, value; in turn. */
  attributes(): readonly string[];
}

/** A tag that can be read into, again and again. */
export interface TagReader extends XmlTag {
  name: string;
  /** With its prefix. */
  written: string;
  /**
   * Its name is none, or something other than attributes with values and white space between them follows; or, as far as
   * somebody looked at them, two attributes have one name, or one's name or value is none.
   */
  damaged: boolean;
  /** Reads the tag that begins at `at`; returns where its `>` is, -1 where that is still to come. */
  read(text: string, at: number): number;
}

/** Nearly all that is not ASCII, and of that what may stand in a name (XML 1.0, 2.3). */
const isNameCode = (code: number): boolean =>
  code > 0x7f ||
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ||
  (code >= 0x2d && code <= 0x3a && code !== 0x2f) ||
  code === 0x5f;

/** Whether it is a name: one does not begin with a digit, `-` or `.`. */
function isName(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= 0x2d && first <= 0x39) return false;
  for (let i = 0; i < text.length; i += 1) if (!isNameCode(text.charCodeAt(i))) return false;
  return text !== '';
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The one tag object of a scanner; attributes are looked at when somebody asks. */
export function createTag(): TagReader {
  let source = '';
  let from = 0;
  let to = 0;
  let parsed: string[] | undefined;
  const attributes = (): readonly string[] => {
    if (parsed !== undefined) return parsed;
    const { found, whole } = parseAttributes(source, from, to);
    reader.damaged ||= !whole;
    return (parsed = found);
  };
  const find = (name: string): string | undefined => {
    const all = attributes();
    for (let i = 0; i < all.length; i += 2) if (all[i] === name) return all[i + 1];
    return undefined;
  };
  /** One with any prefix. */
  const findPrefixed = (name: string): string | undefined => {
    const all = attributes();
    for (let i = 0; i < all.length; i += 2) {
      const written = all[i] ?? '';
      if (written.endsWith(name) && written.charCodeAt(written.length - name.length - 1) === 58)
        return all[i + 1];
    }
    return undefined;
  };
  const reader: TagReader = {
    name: '',
    written: '',
    damaged: false,
    attributes,
    attribute: (name) => find(name) ?? findPrefixed(name),
    prefixedAttribute: findPrefixed,
    read(text, at) {
      let nameEnd = at + 1;
      let nameStart = nameEnd;
      for (; nameEnd < text.length; nameEnd += 1) {
        const code = text.charCodeAt(nameEnd);
        if (code <= 32 || code === 47 || code === 62) break;
        if (code === 58) nameStart = nameEnd + 1;
      }
      const { end, crowded } = endOfTag(text, nameEnd);
      if (end === -1) return -1;
      this.name = text.slice(nameStart, nameEnd);
      this.written = nameStart === at + 1 ? this.name : text.slice(at + 1, nameEnd);
      this.damaged = crowded || !isName(this.written);
      source = text;
      from = nameEnd;
      to = end;
      parsed = undefined;
      return end;
    },
  };
  return reader;
}

/** What may stand in a tag outside of quotes. */
const kinds = { other: 0, space: 1, name: 2, equals: 3, slash: 4, quote: 5, end: 6 } as const;
const kindOf = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if (code <= 32) return kinds.space;
  if (code === 61) return kinds.equals;
  if (code === 47) return kinds.slash;
  if (code === quoteCode || code === apostropheCode) return kinds.quote;
  if (code === 62) return kinds.end;
  return isNameCode(code) ? kinds.name : kinds.other;
});

/**
 * The `>` that ends a tag (one inside of quotes does not), -1 where it is still to come; and whether something other than
 * `name="value"` stands before it, with white space between them and no `<` in them (XML 1.0, 3.1). A name need not be one yet.
 */
function endOfTag(text: string, from: number): { readonly end: number; readonly crowded: boolean } {
  let crowded = false;
  // Each of them must have the other two.
  let names = 0;
  let equals = 0;
  let values = 0;
  let last: number = kinds.space;
  // Where the next tag seems to begin; looked for once.
  let next: number | undefined;
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = code > 0x7f ? kinds.name : kindOf[code];
    if (kind === kinds.name) {
      if (last !== kinds.name) names += 1;
    } else if (kind === kinds.quote) {
      values += 1;
      crowded ||= names !== values || equals !== values;
      next ??= text.indexOf('<', i);
      i = text.indexOf(code === quoteCode ? '"' : "'", i + 1);
      if (i === -1) break;
      const behind = text.charCodeAt(i + 1);
      crowded ||= (behind > 32 && behind !== 47 && behind !== 62) || (next !== -1 && next < i);
    } else if (kind === kinds.equals) equals += 1;
    else if (kind === kinds.end) return { end: i, crowded: crowded || names !== values || equals !== values };
    else if (kind === kinds.slash) crowded ||= text.charCodeAt(i + 1) !== 62 && i + 1 < text.length;
    else if (kind === kinds.other) crowded = true;
    last = kind ?? kinds.other;
  }
  return { end: -1, crowded };
}

/** `whole`: nothing but attributes stands there, with names and values that are some, and no name twice. */
function parseAttributes(
  source: string,
  from: number,
  to: number,
): { readonly found: string[]; readonly whole: boolean } {
  const found: string[] = [];
  const names = new Set<string>();
  let areNames = true;
  let areValues = true;
  let at = from;
  while (at < to) {
    const equals = source.indexOf('=', at);
    if (equals === -1 || equals >= to) break;
    let start = equals + 1;
    while (start < to && source.charCodeAt(start) <= 32) start += 1;
    const quote = source.charAt(start);
    const end = source.indexOf(quote, start + 1);
    if ((quote !== '"' && quote !== "'") || end === -1 || end > to) break;
    let nameStart = at;
    while (nameStart < equals && source.charCodeAt(nameStart) <= 32) nameStart += 1;
    let nameEnd = equals;
    while (nameEnd > nameStart && source.charCodeAt(nameEnd - 1) <= 32) nameEnd -= 1;
    const name = source.slice(nameStart, nameEnd);
    names.add(name);
    areNames &&= isName(name);
    const value = source.slice(start + 1, end);
    areValues &&= !hasBareAmpersand(value);
    found.push(name, decodeEntities(value));
    at = end + 1;
  }
  const areUnique = names.size * 2 === found.length;
  return { found, whole: areNames && areValues && areUnique && /^\s*\/?$/.test(source.slice(at, to)) };
}
