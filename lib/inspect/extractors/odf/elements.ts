import type { PlaceWord } from '../../../core/decide/place-words.ts';
import type { XmlTag } from '../../xml.ts';

/** Paragraphs and what may hide text (OpenDocument 1.3 part 3, 5 and 6). */
export const textual = new Set(['p', 'h', 'span', 'section', 'hidden-text', 'hidden-paragraph']);
/** Shapes: within a paragraph their text is one of its own. */
export const shapes = new Set([
  'frame',
  'custom-shape',
  'rect',
  'ellipse',
  'circle',
  'line',
  'connector',
  'polygon',
  'path',
  'caption',
  'g',
]);
/** Elements that make a place. */
export const places: ReadonlyMap<string, readonly PlaceWord[]> = new Map<string, readonly PlaceWord[]>([
  ['annotation', ['comments']],
  ['shapes', ['drawings']],
  ['tracked-changes', ['tracked deletions']],
  ['header', ['header']],
  ['header-left', ['header']],
  ['header-first', ['header']],
  ['header-decl', ['header']],
  ['footer', ['footer']],
  ['footer-left', ['footer']],
  ['footer-first', ['footer']],
  ['footer-decl', ['footer']],
  ['notes', ['notes']],
  ['master-page', ['master']],
  ['handout-master', ['master']],
]);
export const changes = new Set(['deletion', 'insertion', 'movement', 'cell-content-change']);
export const captured = new Set([
  'title',
  'desc',
  'creator',
  'binary-data',
  'script',
  'header-decl',
  'footer-decl',
]);
/** Attributes that a reader sees where the element stands: hints, and texts that are shown under a condition. */
export const seenAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['title']],
  ['placeholder', ['description']],
  ['conditional-text', ['string-value-if-true', 'string-value-if-false']],
  ['user-field-decl', ['string-value']],
  ['variable-set', ['string-value']],
]);
/** The same for lists to choose from, for what is said at input, for conditions. */
export const listAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['label', ['value']],
  ['list-item', ['display-text']],
  ['content-control', ['alias', 'tag']],
  ['content-validation', ['condition']],
  ['help-message', ['title']],
  ['error-message', ['title']],
  ['scenario', ['comment']],
  ['filter-condition', ['value']],
  ['filter-set-item', ['value']],
]);
/** What stands around the numbers of lists and notes; single letters and signs are left out. */
const numbered = /^(?:list|outline)-level-style-|^notes-configuration$/;
export function wordsOfNumbering(tag: XmlTag): readonly string[] {
  if (!numbered.test(tag.name)) return [];
  const all = ['num-prefix', 'num-suffix'].map((name) => tag.attribute(name) ?? '');
  return all.filter((text) => /[\p{L}\p{N}]{2}/u.test(text));
}
