import type { Catalogue, Catalogues } from '../catalogue.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';

export type PracticeKey = keyof typeof en;
export type PracticeCatalogue = Catalogue<PracticeKey>;

/** The practice chat's words. */
export const practiceCatalogues: Catalogues<PracticeKey> = {
  ...{ en, de, fr, es, it, pl, 'pt-BR': ptBR, ar },
};
