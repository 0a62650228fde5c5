import { indexOf } from '../../index-of.ts';
import type { Meter } from '../../meter.ts';
import { streamsIn } from './stream-integrity.ts';
import { isFlateAlone, unpacked } from './xmp.ts';

/** In an object stream (ISO 32000-1, 7.5.7) any object may stand, but no stream. */
const isObjects = (dictionary: string): boolean => /\/Type\s{0,9}\/ObjStm\b/.test(dictionary);
/** ISO 32000-1, 8.11.4.3: layers that are off at first, or all of them. */
const off = /\/OFF\s{0,9}\[\s{0,9}\d|\/BaseState\s{0,9}\/OFF\b/;

/** Whether there are layers (optional content) that a reader does not show until somebody switches them on. */
export function hasHiddenLayer(bytes: Uint8Array, meter: Meter): boolean {
  const latin1 = new TextDecoder('latin1');
  // Nearly all have none: only then is the document, which may be large, made a text.
  if (indexOf(bytes, '/OCProperties', 0, { meter }) !== -1 && off.test(latin1.decode(bytes))) return true;
  if (indexOf(bytes, '/ObjStm', 0, { meter }) === -1) return false;
  for (const { dictionary, data } of streamsIn(bytes, meter)) {
    if (data === undefined || !isObjects(dictionary) || !isFlateAlone(dictionary)) continue;
    if (off.test(latin1.decode(unpacked(data, meter)))) return true;
  }
  return false;
}
