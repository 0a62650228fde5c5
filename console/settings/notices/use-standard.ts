import { useEffect, useState } from 'preact/hooks';
import type { DialogCatalogue } from '../../../lib/ui/texts/dialog/index.ts';
import type { dialogLanguages } from '../../../lib/ui/texts/dialog/languages.ts';
import { en } from '../../../lib/ui/texts/dialog/en.ts';

type Others = Exclude<(typeof dialogLanguages)[number], 'en'>;

/** Each by itself: all of them would be a seventh of what a page may weigh. */
const load: Readonly<Record<Others, () => Promise<DialogCatalogue>>> = {
  de: async () => (await import('../../../lib/ui/texts/dialog/de.ts')).de,
  fr: async () => (await import('../../../lib/ui/texts/dialog/fr.ts')).fr,
  es: async () => (await import('../../../lib/ui/texts/dialog/es.ts')).es,
  it: async () => (await import('../../../lib/ui/texts/dialog/it.ts')).it,
  pl: async () => (await import('../../../lib/ui/texts/dialog/pl.ts')).pl,
  'pt-BR': async () => (await import('../../../lib/ui/texts/dialog/pt-br.ts')).ptBr,
  ar: async () => (await import('../../../lib/ui/texts/dialog/ar.ts')).ar,
};

const isOther = (tag: string): tag is Others => Object.hasOwn(load, tag);

/** What the extension says by itself in a language, or in the one that it belongs to (de-AT: de); else in English. */
export async function loadStandard(language: string): Promise<DialogCatalogue> {
  const known = [language, language.split('-')[0] ?? ''].find(isOther);
  return known === undefined ? en : load[known]();
}

/** As `loadStandard`; English until it is there, and where it does not come. */
export function useStandard(language: string): DialogCatalogue {
  const [standard, setStandard] = useState<DialogCatalogue>(en);
  useEffect(() => {
    let isWanted = true;
    loadStandard(language).then(
      (loaded) => {
        if (isWanted) setStandard(loaded);
      },
      () => {
        if (isWanted) setStandard(en);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return standard;
}
