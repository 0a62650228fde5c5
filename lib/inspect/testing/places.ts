import type { Extracted } from '../extracted.ts';

/** Texts by place, as a test wants to compare them: `page 1 › comment`. Texts of one place stand one below the other. */
export function textsByPlace(found: Extracted): Record<string, string> {
  const places: Record<string, string> = {};
  for (const { path, text } of found.texts) {
    const place = path.join(' › ');
    places[place] = places[place] === undefined ? text : `${places[place]}\n${text}`;
  }
  return places;
}
