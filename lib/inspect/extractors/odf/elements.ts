import type { PlaceWord } from '../../../core/decide/place-words.ts';

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
