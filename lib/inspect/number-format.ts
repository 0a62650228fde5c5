import { expandNumber } from './expand-number.ts';

/** How a number is shown. Undefined where it is shown as it is. */
export type NumberFormat = (value: string, date1904: boolean) => string | undefined;

/** Formats that are not written down in a workbook (ECMA-376 part 1, 18.8.30), those that matter here. */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

export function builtInFormat(id: number): string {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'yyyy-mm-dd';
  return builtIn[id] ?? '';
}

/** Quoted, escaped, spacing and filling characters, and brackets: all that is no placeholder. */
const decoration = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

/**
 * Dates become ISO 8601, percent and masks (`000-00-0000`) what a reader sees, and words in the format stand beside the
 * number. Others need no format to be found.
 */
export function compileNumberFormat(code: string): NumberFormat | undefined {
  if (code === '' || code.length > 255 || /^general$/i.test(code)) return undefined;
  const sections = splitSections(code);
  const plain = plainFormat(sections);
  return hasWords(code) ? wordsFormat(sections, plain) : plain;
}

function plainFormat(sections: readonly string[]): NumberFormat | undefined {
  const first = sections[0] ?? '';
  const bare = first.replace(/\[(?:h+|m+|s+)\]/gi, 'h').replace(decoration, '');
  if (/[dmyhs]/i.test(bare.replace(/general/gi, ''))) return dateFormat(bare);
  if (bare.includes('%')) return percentFormat(/\.(0*)/.exec(bare)?.[1]?.length ?? 0);
  return maskFormat(sections);
}

/** Quoted, escaped, a space, or in front of a currency's language (`[$IBAN-407]`). */
const literal = /"([^"]*)"|\\(.)|( )|\[\$([^\]-]*)[^\]]*\]/g;
/** Letters and digits: units and currencies say nothing that a number would be found by. */
const mostDull = 3;

/** Whether these are words, and no unit. */
export const saysMore = (literals: string): boolean =>
  literals.replace(/[^\p{L}\p{N}]/gu, '').length > mostDull;

const literalOf = ([, quoted, escaped, space, currency]: RegExpMatchArray): string =>
  quoted ?? escaped ?? space ?? currency ?? '';

function hasWords(code: string): boolean {
  return saysMore([...code.matchAll(literal)].map(literalOf).join(''));
}

/** `IBAN 5`; where a word touches the number, that stands behind it once more, as it is. */
function wordsFormat(sections: readonly string[], plain: NumberFormat | undefined): NumberFormat {
  const around = new Map(sections.map((section) => [section, wordsAround(section)]));
  return (value, date1904) => {
    const shown = plain?.(value, date1904) ?? expandNumber(value);
    const [before, after] = around.get(shownSection(sections, Number(value))) ?? ['', ''];
    // A mask has its literals already.
    if (`${before}${after}`.trim() === '' || (shown.includes(before) && shown.includes(after))) return shown;
    const touches = /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after);
    return `${before}${shown}${after}${touches ? ` ${shown}` : ''}`.trim();
  };
}

/** The literals of a section in front of its first placeholder, and all others. */
function wordsAround(section: string): readonly [before: string, after: string] {
  const first = section.replace(decoration, (all) => ' '.repeat(all.length)).search(/\S/);
  const before: string[] = [];
  const after: string[] = [];
  for (const match of section.matchAll(literal)) {
    (first === -1 || match.index < first ? before : after).push(literalOf(match));
  }
  return [before.join(''), after.join('')];
}

function shownSection(sections: readonly string[], number: number): string {
  const first = sections[0] ?? '';
  const isSigned = !/\[[<>=]/.test(first) && (number < 0 || number === 0);
  return isSigned ? (sections[number < 0 ? 1 : 2] ?? first) : sectionFor(sections, number);
}

function splitSections(code: string): string[] {
  const parts = code.match(/"[^"]*"|\\.|;|[^";\\]+|["\\]/g) ?? [];
  const sections = [''];
  for (const part of parts) {
    if (part === ';') sections.push('');
    else sections.push(`${sections.pop() ?? ''}${part}`);
  }
  return sections;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Columns of dates hold the same days again and again; emptied when full. */
const mostDays = 10_000;

function createDays(): (serial: number, date1904: boolean) => string {
  const days = new Map<number, string>();
  return (serial, date1904) => {
    // Serial 60 is a 29 February 1900 that never was; days count from the last of 1899 before it.
    const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
    const time = epoch + serial * 86_400_000;
    const known = days.get(time);
    if (known !== undefined) return known;
    if (days.size >= mostDays) days.clear();
    const day = new Date(time).toISOString().slice(0, 10);
    days.set(time, day);
    return day;
  };
}

function dateFormat(bare: string): NumberFormat {
  const hasDay = /[dy]/i.test(bare) || !/[hs]/i.test(bare);
  const hasTime = /[hs]/i.test(bare);
  const dayOf = createDays();
  return (value, date1904) => {
    const serial = Number(value);
    // The end of the year 9999.
    if (!Number.isFinite(serial) || serial < 0 || serial >= 2958465) return undefined;
    if (!hasTime) return dayOf(Math.floor(serial), date1904);
    const total = Math.round(serial * 86_400);
    const seconds = total % 86_400;
    const hours = Math.floor((hasDay ? seconds : total) / 3600);
    const time = `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return hasDay ? `${dayOf(Math.floor(total / 86_400), date1904)} ${time}` : time;
  };
}

function percentFormat(decimals: number): NumberFormat {
  return (value) => {
    const number = Number(value);
    return Number.isFinite(number) ? `${(number * 100).toFixed(Math.min(decimals, 20))}%` : undefined;
  };
}

/** Which section a number takes: by the condition of the first, else by its sign. */
function sectionFor(sections: readonly string[], number: number): string {
  const first = sections[0] ?? '';
  const condition = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/.exec(first);
  if (condition === null) return number < 0 ? '' : first;
  const bound = Number(condition[2]);
  const holds: Readonly<Record<string, boolean>> = {
    '<=': number <= bound,
    '>=': number >= bound,
    '<>': number !== bound,
    '<': number < bound,
    '>': number > bound,
    '=': number === bound,
  };
  return holds[condition[1] ?? ''] === true ? first : (sections[1] ?? '');
}

function maskFormat(sections: readonly string[]): NumberFormat | undefined {
  const masks = new Map(sections.map((section) => [section, parseMask(section)]));
  if ([...masks.values()].every((mask) => mask === undefined)) return undefined;
  return (value) => {
    const number = Number(value);
    const mask = masks.get(sectionFor(sections, number));
    const digits = expandNumber(value);
    return mask === undefined || !/^\d{1,40}$/.test(digits) ? undefined : fillMask(mask, digits);
  };
}

/** Placeholders as `0` and `#`, literals with a mark in front; undefined for what is no plain mask. */
function parseMask(section: string): readonly string[] | undefined {
  const tokens: string[] = [];
  for (const token of section.match(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|./g) ?? []) {
    if (token === '0' || token === '#' || token === '?') tokens.push(token === '0' ? '0' : '#');
    else if (token.startsWith('"')) tokens.push(`'${token.slice(1, -1)}`);
    else if (token.startsWith('\\')) tokens.push(`'${token.slice(1)}`);
    else if (/^[-\s/():+]$/.test(token)) tokens.push(`'${token}`);
    else if (!token.startsWith('[')) return undefined;
  }
  const shape = tokens.map((token) => (token.startsWith("'") ? "'" : '0')).join('');
  const pads = tokens.filter((token) => token === '0').length > 1;
  return /0'+0/.test(shape) || pads ? tokens : undefined;
}

function fillMask(mask: readonly string[], digits: string): string {
  let left = digits;
  let shown = '';
  const first = mask.findIndex((token) => !token.startsWith("'"));
  for (let i = mask.length - 1; i >= 0; i -= 1) {
    const token = mask[i] ?? '';
    if (token.startsWith("'")) shown = token.slice(1) + shown;
    else if (i === first) {
      shown = (left === '' && token === '0' ? '0' : left) + shown;
    } else {
      shown = (left.slice(-1) || (token === '0' ? '0' : '')) + shown;
      left = left.slice(0, -1);
    }
  }
  return shown;
}
