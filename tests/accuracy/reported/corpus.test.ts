import { describe, expect, it } from 'vitest';
import type { Message } from '../message.ts';
import { build } from './build.ts';
import { ALL_TEXTS, nonSecrets, reported } from './corpus.ts';
import { NATIONAL_IDS } from './make.ts';
import { luhnValid } from './values/checks.ts';
import { PHONE_COUNTRIES } from './values/contact.ts';
import { issue, misissue } from './values/national-id.ts';
import { ibanValid } from './values/payment.ts';
import { random } from './values/random.ts';
import { SECRET_VENDORS } from './values/secrets.ts';

const messages = reported();
const labelled = messages.flatMap(({ text, spans }) =>
  spans.map(({ label, start, end }) => ({ label, value: text.slice(start, end) })),
);
const withLabel = (wanted: (label: string) => boolean): Message[] =>
  messages.filter(({ spans }) => spans.some(({ label }) => wanted(label)));
const ofKind = (kind: Message['kind']): Message[] => messages.filter((message) => message.kind === kind);
const countBy = (values: readonly string[]): Map<string, number> =>
  values.reduce(
    (counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
    new Map<string, number>(),
  );

describe('the reported half of the corpus', () => {
  it('is large, in many languages, and at least half negative', () => {
    expect(messages.length).toBeGreaterThanOrEqual(1_400);
    const languages = countBy(messages.map(({ language }) => language));
    expect([...languages.values()].filter((count) => count >= 50).length).toBeGreaterThanOrEqual(16);
    expect(ofKind('hard-negative').length).toBeGreaterThanOrEqual(400);
    expect(ofKind('ordinary').length).toBeGreaterThanOrEqual(400);
    expect(ofKind('positive').length).toBeLessThanOrEqual(messages.length / 2);
  });

  it('covers passwords, phones, national ids and vendors widely', () => {
    const passwords = withLabel((label) => label === 'password');
    expect(passwords.length).toBeGreaterThanOrEqual(150);
    expect(new Set(passwords.map(({ language }) => language)).size).toBeGreaterThanOrEqual(14);
    expect(withLabel((label) => label.startsWith('phone:')).length).toBeGreaterThanOrEqual(120);
    const labels = new Set(labelled.map(({ label }) => label));
    for (const name of Object.keys(NATIONAL_IDS)) expect(labels).toContain(`national-id:${name}`);
    for (const vendor of SECRET_VENDORS) expect(labels).toContain(`secret:${vendor}`);
    expect(PHONE_COUNTRIES.filter((country) => labels.has(`phone:${country}`)).length).toBeGreaterThanOrEqual(
      14,
    );
  });

  it('marks exactly the values, in order and apart', () => {
    for (const { text, spans, kind, id } of messages) {
      expect(spans.length > 0, id).toBe(kind === 'positive');
      let before = 0;
      for (const { start, end } of spans) {
        expect(start, id).toBeGreaterThanOrEqual(before);
        expect(end, id).toBeGreaterThan(start);
        expect(text.slice(start, end).trim(), id).toBe(text.slice(start, end));
        before = end;
      }
      expect(before, id).toBeLessThanOrEqual(text.length);
      expect(text, id).not.toMatch(/[⟦⟧⟨⟩]/u);
    }
  });

  it('gives the values that were written, where they were written', () => {
    const [message] = build({
      language: 'en',
      ordinary: [],
      negative: [],
      positive: ['a ⟦password=Tiger#=1⟧!'],
    });
    expect(message?.text).toBe('a Tiger#=1!');
    expect(message?.spans).toEqual([{ label: 'password', start: 2, end: 10 }]);
  });

  it('repeats no text, uses no template more than three times, and is the same each time', () => {
    expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length);
    const templates = ALL_TEXTS.flatMap(({ ordinary, negative, positive }) => [
      ...ordinary,
      ...negative,
      ...positive,
    ]);
    expect(new Set(templates).size).toBe(templates.length);
    expect(messages.length).toBeLessThanOrEqual(templates.length * 3);
    expect(reported()).toEqual(messages);
  });
});

describe('the values', () => {
  it('carry the check digits of their standards', () => {
    for (const { label, value } of labelled) {
      const compact = value.replaceAll(/[ .\-/()]/g, '');
      if (label === 'card') expect(luhnValid(compact), value).toBe(true);
      if (label === 'iban') expect(ibanValid(value), value).toBe(true);
      if (label === 'email') expect(value).toMatch(/^[\w.+]+@[\w.-]+\.[a-z]+$/);
      if (label === 'national-id:pl-pesel')
        expect(NATIONAL_IDS['pl-pesel']?.valid(compact), value).toBe(true);
    }
  });

  it.each(Object.entries(NATIONAL_IDS))('tell right from wrong: %s', (name, id) => {
    for (let seed = 0; seed < 20; seed++) {
      expect(id.valid(issue(id, random(`${name}${seed}`)))).toBe(true);
      expect(id.valid(misissue(id, random(`${name}${seed}`)))).toBe(false);
    }
  });

  // Printed by the authorities or in the standards.
  it.each([
    ['de-tax-id', '86095742719'],
    ['es-dni', '12345678Z'],
    ['it-codice-fiscale', 'RSSMRA85T10A562S'],
    ['pl-pesel', '44051401359'],
    ['ch-ahv', '7569217076985'],
    ['gb-nhs-number', '9434765919'],
    ['br-cpf', '11144477735'],
    ['tr-tckn', '10000000146'],
    ['jp-my-number', '123456789018'],
    ['cn-resident-id', '11010519491231002X'],
    ['ca-sin', '046454286'],
    ['fi-hetu', '131052-308T'],
    ['sg-nric', 'S1234567D'],
    ['tw-id', 'A123456789'],
    ['in-aadhaar', '234123412346'],
    ['ru-snils', '11223344595'],
    ['nl-bsn', '111222333'],
  ] as const)('accept the published example of %s', (name, value) => {
    expect(NATIONAL_IDS[name]?.valid(value)).toBe(true);
  });
});

describe('the documented non-secrets', () => {
  it('are many, and each once', () => {
    const texts = nonSecrets();
    expect(texts.length).toBeGreaterThanOrEqual(150);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
