/** What a client needs: loading compiled detectors and scanning. The compiler is in the folder above. */
export { loadEngine, type Engine } from './load.ts';
export { matchesWhole } from './matcher.ts';
