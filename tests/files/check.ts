import { exactPath, placeAt } from '../../lib/core/decide/place-index.ts';
import type { LookedInto } from '../../lib/inspect/look-into.ts';
import { lookInto } from '../../lib/inspect/look-into.ts';
import { createMeter, standardLimits } from '../../lib/inspect/meter.ts';
import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { isAt, type Plant, type Specimen } from './specimen.ts';

/** What was seen of one plant. */
export interface Seen {
  readonly place: string;
  readonly result: 'found' | 'elsewhere' | 'missed' | 'left out';
  /** Where it was found, from the outside in. */
  readonly path: readonly string[];
}

export interface Checked {
  readonly seen: readonly Seen[];
  /** One sentence for everything that is not as it has to be; holds places and reasons, never a text. */
  readonly wrong: readonly string[];
}

/** What is found must not depend on how busy the machine is; deadlines have tests of their own. */
const unhurried = { ...standardLimits, milliseconds: 600_000, ocrMilliseconds: 600_000 };

/** Looks into the specimen as the inspector does, without haste. */
export async function checkSpecimen(specimen: Specimen, readersFor: ReadersFor): Promise<Checked> {
  const bytes = await specimen.bytes();
  const looked = await lookInto(specimen.name, bytes, { readersFor, meter: createMeter(unhurried) });
  const seen = specimen.plants.map((plant) => seePlant(plant, looked));
  const places = seen.flatMap(({ place, result, path }) => {
    if (result === 'found' || result === 'left out') return [];
    return [result === 'missed' ? `${place}: missed` : `${place}: found at ${path.join(' \u203a ')}`];
  });
  return { seen, wrong: [...places, ...wrongAbout(specimen, looked)] };
}

function seePlant({ place, word, where, unread, loose }: Plant, { texts }: LookedInto): Seen {
  const plain = (text: string): string => (loose ? text.replace(/\s+/g, '') : text);
  const holding = texts.filter(({ text }) => plain(text).includes(plain(word)));
  if (unread !== undefined && holding.length === 0) return { place, result: 'left out', path: [] };
  if (unread !== undefined) return { place, result: 'elsewhere', path: ['not left out any more'] };
  const paths = holding.map(({ path, text, places }) => {
    const at = places === undefined ? null : placeAt(places, text.indexOf(word));
    return exactPath(at === null ? { path } : { path, at });
  });
  const right = paths.find((path) => isAt(where, path));
  if (right !== undefined) return { place, result: 'found', path: right };
  const [first] = paths;
  return { place, result: first === undefined ? 'missed' : 'elsewhere', path: first ?? [] };
}

function wrongAbout({ type, facets = [], counts = [], unscannable }: Specimen, looked: LookedInto): string[] {
  const wrong: string[] = [];
  if (looked.type !== type) wrong.push(`type: ${looked.type}`);
  for (const facet of facets) if (!looked.facets.includes(facet)) wrong.push(`facet ${facet}: missing`);
  for (const facet of looked.facets) if (!facets.includes(facet)) wrong.push(`facet ${facet}: not expected`);
  for (const count of counts)
    if (looked.counts[count] === undefined) wrong.push(`count of ${count}: missing`);
  if (looked.unscannable !== (unscannable ?? null)) wrong.push(`unscannable: ${String(looked.unscannable)}`);
  return wrong;
}
