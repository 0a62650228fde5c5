import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Languages that writing in pictures is always read in, by their `@tesseract.js-data` packages. The first one leads. */
const bundled = ['eng', 'deu', 'fra', 'spa'];
const data = /^([a-z]{3}(?:_[a-z]+)*)\.traineddata(?:\.gz)?$/i;
const about = /^(?:README|LICEN[CS]E|NOTICE|\.)/i;

/**
 * Tesseract's data for the built extension: what comes with it, and what somebody has put into a folder.
 *
 * @param {string} folder need not be there; holds `*.traineddata` and `*.traineddata.gz`
 * @returns {{ list: { always: string[], whenAsked: string[] }, files: { name: string, source: string }[] }} the list is
 *   for `languages.json`: names of files, for which `source` says where they are now. Throws on a file that is neither
 *   data nor about it.
 */
export function ocrLanguages(folder) {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const unknown = names.find((name) => !data.test(name) && !about.test(name));
  if (unknown !== undefined) {
    throw new Error(
      `${unknown} is no data of Tesseract's: it is called like pol.traineddata or pol.traineddata.gz.`,
    );
  }
  const own = new Map(names.flatMap((name) => entryOf(folder, name)));
  const always = bundled.map((language) => own.get(language) ?? bundledFile(language));
  const whenAsked = [...own].flatMap(([language, file]) => (bundled.includes(language) ? [] : [file]));
  const namesOf = (files) => files.map(({ name }) => name);
  const list = { always: namesOf(always), whenAsked: namesOf(whenAsked) };
  return { list, files: [...always, ...whenAsked] };
}

/** @param {string} folder @param {string} name */
function entryOf(folder, name) {
  const language = data.exec(name)?.[1];
  return language === undefined ? [] : [[language, { name, source: join(folder, name) }]];
}

/** @param {string} language */
function bundledFile(language) {
  const name = `${language}.traineddata.gz`;
  const { resolve } = createRequire(import.meta.url);
  return { name, source: resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${name}`) };
}
