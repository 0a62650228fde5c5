import type { UnscannableReason } from '../../lib/core/decide/egress.ts';
import type { Count, Facet } from '../../lib/inspect/extracted.ts';
import type { FormatId } from './formats.ts';

/** Where a planted text has to be found: what the place is called, or the cell of a sheet. */
export type Where = RegExp | { readonly sheet: string; readonly cell: string };

/** A text that stands in one place of a file and nowhere else in it. */
export interface Plant {
  /** As people call it. */
  readonly place: string;
  readonly word: string;
  readonly where: Where;
  /** Spaces do not count: where they are is what a picture's reader guesses at. */
  readonly loose?: true;
  /** Why it is known not to be found; then it must not be, so that this line goes once it is. */
  readonly unread?: string;
}

/** A file with planted texts, and what has to be said about it. */
export interface Specimen {
  readonly format: FormatId;
  /** Its name; the ending is the one that people know. */
  readonly name: string;
  /** What is special about it, in a few words. */
  readonly title: string;
  /** IANA media type. */
  readonly type: string;
  readonly maker: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly plants: readonly Plant[];
  /** The facets that must be told, and no others. */
  readonly facets?: readonly Facet[];
  /** What must be among what is counted. */
  readonly counts?: readonly Count[];
  /** Why not everything in it is read; absent where everything is. */
  readonly unscannable?: UnscannableReason;
}

/** Plants texts while a file is written: `plant` returns the word to write at that place. */
export interface Bed {
  readonly plants: readonly Plant[];
  plant(place: string, where: Where, word?: string): string;
  /** Plants what is known not to be found, and says why. */
  leave(place: string, unread: string): string;
}

export function createBed(): Bed {
  const plants: Plant[] = [];
  return {
    plants,
    plant(place, where, word = wordFor(place)) {
      plants.push({ place, word, where });
      return word;
    },
    leave(place, unread) {
      plants.push({ place, word: wordFor(place), where: /./, unread });
      return wordFor(place);
    },
  };
}

/** Letters and hyphens, so that no format has to escape it, and with an end, so that no word begins another. */
export function wordFor(place: string): string {
  return `kiwi-${place.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-tango`;
}

/** The word in three pieces, as editors cut it up when its letters look different. */
export const inPieces = (word: string): readonly string[] => [
  word.slice(0, 6),
  word.slice(6, 8),
  word.slice(8),
];

/** The very cell of a sheet. */
export const inCell = (sheet: string, cell: string): Where => ({ sheet, cell });

export function isAt(where: Where, path: readonly string[]): boolean {
  if (where instanceof RegExp) return where.test(path.join(' \u203a '));
  const at = path.indexOf(`sheet ${where.sheet}`);
  return at >= 0 && path.slice(at + 1).includes(where.cell);
}
