import type { Extractor } from '../extractor.ts';
import { appleDoubleType, dsStoreType } from '../finder-files.ts';
import { indexOf } from '../index-of.ts';

/** Of what is longer, no more is read: what the Finder notes is some kilobytes, for large folders some hundred. */
const mostBytes = 4 * 1024 * 1024;

/** What may be read; four make a word. */
const runs = /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\t\n\r]{4,}/gu;
/**
 * Marks of one byte look Chinese in UTF-16, two by two. They touch words, which must end there, and alone they are none:
 * names nearly always have a blank, a digit or an ending.
 */
const narrow = /[\u0020-\u06ff]/;
const edges = /(?<=[\u0020-\u06ff])(?=[^\u0020-\u06ff])|(?<=[^\u0020-\u06ff])(?=[\u0020-\u06ff])/g;

/** How archives, documents and pictures begin, long enough not to be met by chance. */
const beginnings = [
  ...['PK\x03\x04', '%PDF-', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07'],
  ...['\x1f\x8b\x08', '\xfd7zXZ\0', 'BZh91AY&SY', 'MSCF\0\0\0\0', '{\\rtf'],
  ...['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a'],
];

/**
 * What macOS adds to archives: names and comments of files, where they were loaded from, in a format with little else.
 * Told are their words, wherever they stand; a file that somebody put there is a file inside.
 */
export const finderExtractor: Extractor = {
  types: [appleDoubleType, dsStoreType],
  extract(bytes, into, meter) {
    if (bytes.length > mostBytes) into.unscannable('too-large');
    const head = bytes.subarray(0, mostBytes);
    meter.inflate(2 * head.length);
    tell(wordsIn(head, 'utf-8'));
    // Words begin at even bytes and at odd ones.
    for (const from of [0, 1]) {
      const words = wordsIn(head.subarray(from), 'utf-16be').filter((word) => narrow.test(word));
      tell(words.map((word) => word.replace(edges, '\n')));
    }
    for (const beginning of beginnings) {
      const at = indexOf(bytes, beginning, 0, { meter });
      if (at > 0) into.embed(['objects'], 'contents', bytes.subarray(at));
    }

    function tell(words: readonly string[]): void {
      meter.tick();
      into.text(['properties'], words.join('\n'));
    }
  },
};

function wordsIn(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16be'): readonly string[] {
  return new TextDecoder(encoding).decode(bytes).replaceAll('\ufffd', '\0').match(runs) ?? [];
}
