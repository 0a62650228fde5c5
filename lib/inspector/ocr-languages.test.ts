import { expect, it } from 'vitest';
import { compilePolicy } from '../core/policy/compile.ts';
import { samplePolicy, sampleRule } from '../core/policy/sample-policy.ts';
import { languageName, languagesAsked, languagesToLoad } from './ocr-languages.ts';

const list = {
  always: ['eng.traineddata.gz', 'deu.traineddata'],
  whenAsked: [
    'pol.traineddata',
    'chi_sim.traineddata.gz',
    'nor.traineddata',
    'frk.traineddata',
    'not a language',
  ],
};

it.each([
  ['nobody asks for', ['en', 'de'], []],
  ['are asked for', ['pl'], ['pol']],
  ['are called otherwise', ['no', 'zh'], ['chi_sim', 'nor']],
])('languages that %s', (_, asked, expected) => {
  expect(languagesToLoad(list, asked).map(languageName)).toEqual(['eng', 'deu', ...expected]);
});

it('are asked for by the browser and by what the policy tells', () => {
  const then = '{ action: warn, tell: { en: No., pl: Nie. } }';
  const about = { organisation: 'o', version: 1, issuedAt: '2026-03-01T00:00:00.000Z' };
  const compiled = compilePolicy(samplePolicy(sampleRule({ then })), about);
  if (!compiled.ok) throw new Error('the test\u2019s own policy');
  expect(languagesAsked(compiled.value, ['nb-NO', 'zh-Hant', 'x', '\u2026'])).toEqual([
    'en',
    'no',
    'pl',
    'zh',
  ]);
});
