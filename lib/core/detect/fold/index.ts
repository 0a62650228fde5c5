import { characterViews } from './characters.ts';
import { encodedViews } from './encoded.ts';
import { separatorViews } from './separators.ts';
import { spelledViews } from './spelled.ts';
import { onto, type View } from './view.ts';

export { originalOf, type View, type ViewKind } from './view.ts';

/**
 * Other ways to read a text in which something may have been written so that detectors miss it: empty for almost
 * every text, and then nothing was allocated. Each view says where its characters stand in the original.
 */
export function viewsOf(text: string): readonly View[] {
  const characters = characterViews(text);
  const views = [...characters, ...structureViews(text)];
  for (const view of characters) {
    for (const outer of structureViews(view.text)) views.push(onto(view, outer));
  }
  return views;
}

function structureViews(text: string): View[] {
  return [...separatorViews(text), ...spelledViews(text), ...encodedViews(text)];
}
