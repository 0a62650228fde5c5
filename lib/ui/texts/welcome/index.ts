import type { Catalogue, Catalogues } from '../catalogue.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';

export type WelcomeKey = keyof typeof en;
export type WelcomeCatalogue = Catalogue<WelcomeKey>;

/** The words of the first page. */
export const welcomeCatalogues: Catalogues<WelcomeKey> = { en, de, fr, es, it, pl, 'pt-BR': ptBR, ar };
