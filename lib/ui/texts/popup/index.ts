import type { Catalogue, Catalogues } from '../catalogue.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';

export type PopupKey = keyof typeof en;
export type PopupCatalogue = Catalogue<PopupKey>;

/** The popup's words. */
export const popupCatalogues: Catalogues<PopupKey> = { en, de, fr, es, it, pl, 'pt-BR': ptBR, ar };
