import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, whether this runs from its place or from a bundle in dist/. */
export const root = ((): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package-lock.json'))) folder = path.dirname(folder);
  return folder;
})();

/** A small file that another program made, kept in lib/inspect/testing/fixtures (its README says how). */
export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(root, 'lib/inspect/testing/fixtures', name)));
}
