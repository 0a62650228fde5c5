import { giveBack, readThrough, type Reading } from '../reading.ts';
import { guiseEdits } from './characters.ts';
import type { Edits } from './edits.ts';
import { bracketEdits, wordEdits } from './spelled.ts';
import { Survey } from './survey.ts';
import { onto, viewsWith, type View, type ViewKind } from './view.ts';

export { originalOf, type View, type ViewKind } from './view.ts';

/**
 * Other ways to read a text in which something may have been written so that detectors miss it: empty for almost
 * every text. Each view says where its characters stand in the original.
 * @param reading a reading of the whole text.
 */
export function viewsOf(reading: Reading): readonly View[] {
  return read(reading, deepest);
}

/** Disguised characters, then look-alike letters, then what these make up. */
const deepest = 2;

function read(reading: Reading, depth: number): View[] {
  const { text } = reading;
  const found = new Survey(reading);
  const views: View[] = [];
  const add = (edits: Edits | null | undefined, kind: ViewKind): void => {
    if (edits) for (const view of viewsWith(text, edits, kind)) views.push(view);
  };
  if (depth > 0) for (const view of plainViews(text, found)) addPlain(view, depth, views);
  add(found.joined?.squeezed, 'squeezed');
  add(found.joined?.dashed, 'dashed');
  add(found.isSpelled ? bracketEdits(text) : wordEdits(text), 'spelled');
  add(found.decoded?.edits, 'encoded');
  add(found.parted, 'parted');
  return views;
}

/** Letters are looked at once hidden characters are gone from between them. */
function plainViews(text: string, { isDisguised, letters }: Survey): View[] {
  if (isDisguised) return viewsWith(text, guiseEdits(text), 'characters');
  return letters ? viewsWith(text, letters, 'characters') : [];
}

function addPlain(view: View, depth: number, views: View[]): void {
  const reading = readThrough(view.text);
  const inner = read(reading, depth - 1).map((outer) => onto(view, outer));
  giveBack(reading);
  if (!inner.some(({ kind }) => kind === 'characters')) views.push(view);
  views.push(...inner);
}
