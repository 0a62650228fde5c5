import type { Catalogue, Catalogues } from '../catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

export type DialogKey = keyof typeof en;
export type DialogCatalogue = Catalogue<DialogKey>;

/** The dialog's words. Apart from the popup's: a chat page loads these alone, and only for a dialog. */
export const dialogCatalogues: Catalogues<DialogKey> = { en, de, fr, es };
