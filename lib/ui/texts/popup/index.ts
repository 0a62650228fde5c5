import type { Catalogue, Catalogues } from '../catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

export type PopupKey = keyof typeof en;
export type PopupCatalogue = Catalogue<PopupKey>;

/** The popup's words. */
export const popupCatalogues: Catalogues<PopupKey> = { en, de, fr, es };
