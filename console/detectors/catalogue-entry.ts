import type { Detector, Localised } from '../../lib/core/policy/schema.ts';

/** A detector or dictionary of the draft, as much as a person needs to choose it. */
export interface CatalogueEntry {
  readonly kind: 'detector' | 'dictionary';
  readonly id: string;
  readonly title: Localised;
  /** Null for a dictionary. */
  readonly category: Detector['category'] | null;
  readonly locales: readonly string[];
  readonly source: string | null;
  readonly path: string;
  /** Texts in which it finds something, with what it finds. */
  readonly examples: readonly { readonly text: string; readonly found: string }[];
  /** Of a dictionary. */
  readonly entries: number | null;
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  readonly platforms: readonly string[];
  readonly validators: readonly string[];
}
export const emptyCatalogue: Catalogue = { entries: [], platforms: [], validators: [] };
