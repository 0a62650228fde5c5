import type { PlaceWord } from '../../../core/decide/place-words.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import type { NumberFormat } from '../../number-format.ts';
import type { OfficePackage, Relation } from './package.ts';

/** What reading one part may tell reading another. */
export interface OfficeDocument {
  readonly pack: OfficePackage;
  readonly into: Collector;
  readonly meter: Meter;
  readonly kind: 'text' | 'workbook' | 'presentation' | 'other';
  /** Places of parts that a person knows by name: `xl/worksheets/sheet1.xml` is `['sheet Costs']`. */
  readonly places: Map<string, readonly string[]>;
  /** Parts in the order in which a reader meets them. */
  readonly order: string[];
  /** Shared strings of a workbook. */
  readonly strings: string[];
  /** Number formats of a workbook, by cell style; undefined is "General". */
  readonly formats: (NumberFormat | undefined)[];
  readonly settings: { date1904: boolean };
  /** Styles of a text whose text is hidden. */
  readonly hiddenStyles: Set<string>;
  /** Paragraphs of diagrams: their drawing repeats them. */
  readonly diagramTexts: Set<string>;
  /** Shared items of pivot caches by the definition's part: records point at them. */
  readonly pivotItems: Map<string, readonly (readonly string[])[]>;
}

export const relationsOf = (document: OfficeDocument, part: string): readonly Relation[] =>
  document.pack.relations.get(part) ?? [];

/** What relations call a part is where a person finds it. */
const kindPlaces: ReadonlyMap<string, readonly PlaceWord[]> = new Map<string, readonly PlaceWord[]>([
  ['header', ['header']],
  ['footer', ['footer']],
  ['footnotes', ['footnotes']],
  ['endnotes', ['endnotes']],
  ['glossarydocument', ['building blocks']],
  ['slidelayout', ['layout']],
  ['slidemaster', ['master']],
  ['notesmaster', ['notes master']],
  ['handoutmaster', ['handout master']],
]);

/** Fills in the places that need no reading. */
export function placesByRelation(pack: OfficePackage): Map<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  for (const relations of pack.relations.values()) {
    for (const { kind, target, external } of relations) {
      const place = kindPlaces.get(kind);
      if (place !== undefined && !external) places.set(target, place);
    }
  }
  return places;
}

/** Who refers to a part first: that is where it is seen. */
export function referrers(pack: OfficePackage): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [source, relations] of pack.relations) {
    for (const { target, external } of relations) {
      if (!external && source !== target && !found.has(target)) found.set(target, source);
    }
  }
  return found;
}

/** The place of the part, or of the nearest one that shows it: `['slide 3']` for a chart on it. */
export function placeOf(
  document: OfficeDocument,
  owners: ReadonlyMap<string, string>,
  part: string,
): readonly string[] {
  let name: string | undefined = part;
  for (let step = 0; step < 8 && name !== undefined; step += 1) {
    const place = document.places.get(name);
    if (place !== undefined) return place;
    name = owners.get(name);
  }
  return [];
}
