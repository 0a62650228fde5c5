import { checkTime } from '../../engine.ts';
import type { Meter } from '../../meter.ts';

/** Tables that a document is followed through; each change that was saved added one. */
const maxTables = 200;
const digits = /^\s{0,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}obj\b/;

/**
 * Whether the reference table (ISO 32000-1, 7.5.4) says of an object that it is where it is not, though it is in the
 * file. PDFium then takes it for empty and shows a page without its text, while other readers search for it. The same
 * where the only table says of it that it is free: no change can have freed it. A table of which single entries say
 * nothing is taken for a wrong one. Tables that are packed into streams are not looked at, and neither is a file whose
 * table is not found: PDFium searches then.
 *
 * @param text of the file, in Latin-1.
 */
export function hasWrongReference(text: string, meter: Meter): boolean {
  const shift = Math.max(0, text.slice(0, 1024).indexOf('%PDF-'));
  const seen = new Set<number>();
  const objects = lazyObjectNumbers(text, meter);
  let table = lastTable(text);
  for (let step = 0; step < maxTables && table !== undefined; step += 1) {
    const head = /^\s{0,20}xref\s{1,20}/.exec(text.slice(table + shift, table + shift + 50));
    if (head === null) return false;
    const end = text.indexOf('trailer', table + shift);
    if (end === -1) return false;
    const before = previous(text.slice(end, end + 2048));
    const isOnly = step === 0 && before === undefined;
    for (const entry of entries(text.slice(table + shift + head[0].length, end))) {
      checkTime(meter);
      if (entry === 'damaged') return true;
      const { number, at } = entry;
      if (seen.has(number)) continue;
      seen.add(number);
      const isMissed = at === 0 ? isOnly : !isObject(text, at + shift, number);
      if (isMissed && objects().has(number)) return true;
    }
    table = before;
  }
  return false;
}

function lastTable(text: string): number | undefined {
  const at = text.lastIndexOf('startxref');
  const found = at === -1 ? null : /^startxref\s{1,20}(\d{1,12})/.exec(text.slice(at, at + 50));
  return found === null ? undefined : Number(found[1]);
}

function previous(trailer: string): number | undefined {
  const found = /^[^]{0,1500}?\/Prev\s{1,20}(\d{1,12})/.exec(trailer);
  return found === null ? undefined : Number(found[1]);
}

const entryBytes = 20;

interface Entry {
  readonly number: number;
  readonly at: number;
}

/**
 * Where objects in use are; at 0 where they are free. Each entry has its 20 bytes, whatever is damaged before it. Where
 * most do not fit, a program wrote lines of another length: none of those is taken for damage.
 */
function* entries(table: string): Generator<Entry | 'damaged'> {
  let rest = 0;
  for (;;) {
    const section = /^\s{0,20}(\d{1,10}) {1,5}(\d{1,10}) {0,5}(?:\r\n|\r|\n)/.exec(
      table.slice(rest, rest + 64),
    );
    if (section === null) return;
    const first = Number(section[1]);
    const start = rest + section[0].length;
    const count = Math.min(Number(section[2]), Math.ceil((table.length - start) / entryBytes));
    let fitting = 0;
    let strange = 0;
    for (let index = 0; index < count; index += 1) {
      const from = start + index * entryBytes;
      const line = table.slice(from, from + entryBytes);
      const entry = /^(\d{10}) \d{5} ([nf])/.exec(line);
      if (entry === null) strange += line.length === entryBytes ? 1 : 0;
      else {
        fitting += 1;
        yield { number: first + index, at: entry[2] === 'n' ? Number(entry[1]) : 0 };
      }
    }
    if (strange > 0 && strange < fitting) yield 'damaged';
    rest = start + count * entryBytes;
  }
}

const isObject = (text: string, at: number, number: number): boolean =>
  Number(digits.exec(text.slice(at, at + 80))?.[1]) === number;

/** Numbers of all objects that are in the file, read when they are first asked for. */
function lazyObjectNumbers(text: string, meter: Meter): () => ReadonlySet<number> {
  let numbers: Set<number> | undefined;
  return () => {
    if (numbers !== undefined) return numbers;
    numbers = new Set();
    for (let at = text.indexOf(' obj'); at !== -1; at = text.indexOf(' obj', at + 1)) {
      checkTime(meter);
      const name = /(?:^|\D)(\d{1,10}) \d{1,5}$/.exec(text.slice(Math.max(0, at - 20), at));
      if (name !== null) numbers.add(Number(name[1]));
    }
    return numbers;
  };
}
