import type { Catalogue, Catalogues } from '../catalogue.ts';
import { en } from './en.ts';
import type { DialogKey } from './index.ts';

/** Where a language's script (`texts/*.js` of the build) leaves its words: in the isolated world, which no page reaches. */
export const dialogTextsKey = 'sluice.dialogTexts';

/** The script of a language, to be run before dialog.js. It has no value: what one returns is copied to who ran it. */
export function dialogTextScript(language: string, catalogue: Catalogue<DialogKey>): string {
  const store = `globalThis[Symbol.for(${JSON.stringify(dialogTextsKey)})]`;
  return `(${store}??={})[${JSON.stringify(language)}]=${JSON.stringify(catalogue)};void 0;`;
}

/** English, and what was loaded beside it. */
export function loadedCatalogues(): Catalogues<DialogKey> {
  const loaded: unknown = Reflect.get(globalThis, Symbol.for(dialogTextsKey));
  return isLoaded(loaded) ? { ...loaded, en } : { en };
}

// Made by this very build: whether it is complete, its tests say.
function isLoaded(value: unknown): value is Readonly<Record<string, Catalogue<DialogKey>>> {
  return typeof value === 'object' && value !== null;
}
