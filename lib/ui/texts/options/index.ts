import type { Catalogue, Catalogues } from '../catalogue.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';

export type OptionsKey = keyof typeof en;
export type OptionsCatalogue = Catalogue<OptionsKey>;

/** The words of the settings page. */
export const optionsCatalogues: Catalogues<OptionsKey> = { en, de, fr, es, it, pl, 'pt-BR': ptBR, ar };
