import * as v from 'valibot';
import type { PolicyBundle } from '../core/policy/bundle.ts';

/** `languages.json` beside the engines: files of Tesseract's data, as `pol.traineddata.gz`. */
export const languageListSchema = v.object({
  /** Read in every picture; the first one leads. */
  always: v.array(v.string()),
  /** Read where the browser or the policy speaks them: each makes reading slower. */
  whenAsked: v.array(v.string()),
});
export type LanguageList = v.InferOutput<typeof languageListSchema>;

/** Languages (ISO 639, the shortest code) that the person reads, and that the organisation writes to its people in. */
export function languagesAsked(bundle: PolicyBundle, browser: readonly string[]): readonly string[] {
  const tags = new Set(browser);
  for (const { title, then } of bundle.rules) {
    for (const tag of [title, then.tell ?? {}].flatMap(Object.keys)) tags.add(tag);
  }
  return [...new Set([...tags].flatMap((tag) => languageOf(tag) ?? []))].sort();
}

/** What Tesseract calls a language: `eng`, `chi_sim`. */
export function languageName(file: string): string {
  return file.replace(/\.traineddata(?:\.gz)?$/, '');
}

/** The files to load, for languages that are asked for. */
export function languagesToLoad({ always, whenAsked }: LanguageList, asked: readonly string[]): string[] {
  const isAsked = (file: string) => {
    const language = languageOf(languageName(file).split('_')[0] ?? '');
    return language !== null && asked.includes(language);
  };
  return [...always, ...whenAsked.filter(isAsked)];
}

/** `pol`, `pl` and `pl-PL` are one; so are Norwegian's two ways of writing. Null: no language. */
function languageOf(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag);
    return language === 'nb' || language === 'nn' ? 'no' : language;
  } catch {
    return null;
  }
}
