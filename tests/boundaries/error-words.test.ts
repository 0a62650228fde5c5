import { expect, it, vi } from 'vitest';
import { languages } from '../../console/shell/language.ts';
import { errorCodes } from '../../server/http/errors.ts';

/** Said to devices and to what reads metrics, never to the console. */
const elsewhere = /^(proof|device|enrol|metrics)\/|^token\/(missing|invalid|expired)$|^incident\/unknown$/;

it.each(languages.filter((language) => language !== 'en'))(
  'everything that the server refuses the console has words in %s, and nothing else has',
  async (language) => {
    vi.stubGlobal('navigator', { languages: [language] });
    vi.resetModules();
    const { errorWords } = await import('../../console/shell/error-words.ts');
    const said = Object.keys(errorWords).toSorted();
    expect(said).toEqual(errorCodes.filter((code) => !elsewhere.test(code)).toSorted());
  },
);
