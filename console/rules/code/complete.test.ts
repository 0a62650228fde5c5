import { describe, expect, it } from 'vitest';
import { choicesAt, type KnownNames } from './complete.ts';

const names: KnownNames = {
  detectors: new Map([['iban', 'IBAN']]),
  dictionaries: new Map([['projects', 'Project names']]),
  platforms: ['whatsapp'],
  validators: ['luhn'],
};
const head = 'apiVersion: sluice/v1\nkind: RulePack\nid: x\nrules:\n  - id: a\n    severity: high\n';
/** `|` is where somebody types. */
const labels = (written: string) => {
  const at = written.indexOf('|');
  const found = choicesAt(written.replace('|', ''), at, names);
  return found === null ? null : found.choices.map(({ label }) => label);
};

describe('choicesAt', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['fields of the document', 'apiVersion: sluice/v1\nkind: RulePack\nti|', ['id', 'title', 'rules']],
    ['fields of a rule', `${head}    mo|`, ['mode', 'when', 'match', 'then']],
    ['fields of a group in it', `${head}    when:\n      ch|`, ['channels', 'accounts', 'files']],
    ['fields of a group in one line', `${head}    then: { action: warn, re|`, ['redactable', 'remember']],
    ['known words', `${head}    mode: s|`, ['enforce', 'simulate', 'off']],
    ['items of a list in one line', `${head}    when: { channels: [message, p|`, ['paste', 'file']],
    ['items of a list below', `${head}    when:\n      platforms:\n        - w|`, ['whatsapp']],
    ['detectors', `${head}    match: { detector: |`, ['iban']],
    ['what a term may be', `${head}    match:\n      any:\n        - d|`, ['detector', 'dictionary', 'any']],
    ['dictionaries, deeper', `${head}    match:\n      any:\n        - dictionary: p|`, ['projects']],
    ['kinds', 'kind: |', ['RulePack', 'Detector', 'Dictionary']],
    ['validators', 'kind: Detector\npatterns:\n  - id: a\n    validators: [|', ['luhn']],
    ['yes and no', `${head}    then:\n      redactable: |`, ['true', 'false']],
  ])('%s', (_name, written, wanted) => {
    expect(labels(written)).toEqual(expect.arrayContaining([...wanted]));
  });

  it('offers nothing in comments, texts and prose', () => {
    expect(labels(`${head}    # mo|`)).toBeNull();
    expect(labels(`${head}    then: { tell: { en: "a|`)).toBeNull();
    expect(labels(`${head}    title: { en: Wo|`)).toBeNull();
  });
});
