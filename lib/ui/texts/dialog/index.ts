import type { Catalogue, Catalogues } from '../catalogue.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pl } from './pl.ts';
import { ptBr } from './pt-br.ts';

export type DialogKey = keyof typeof en;
export type DialogCatalogue = Catalogue<DialogKey>;

/**
 * The dialog's words in every language. Apart from the popup's, and never all in a chat page, which loads English and
 * the reader's own (`loaded.ts`).
 */
export const dialogCatalogues: Catalogues<DialogKey> = { en, de, fr, es, it, pl, 'pt-BR': ptBr, ar };
