import { describe, expect, it } from 'vitest';
import { textsFor } from '../texts/catalogue.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { reasonFrom, reasonsOf } from './reasons.ts';

const choices = [{ en: 'Asked for', de: 'Gewünscht' }, { en: 'x'.repeat(600) }];
const of = (reasons: Parameters<typeof reasonsOf>[0], languages = ['en']) =>
  reasonsOf(reasons, 'why', textsFor(dialogCatalogues, languages), languages, 'ACME');

describe('reasonsOf', () => {
  it('asks for ten characters of own words when the rule does not say', () => {
    const model = of(undefined);
    expect(model.choices).toEqual([]);
    expect(model.missing({ choice: 'own', text: '  six ch  ' })).toContain('4 more characters');
    expect(model.missing({ choice: 'own', text: 'ten chars!' })).toBeNull();
  });
  it('asks for at least one character', () => {
    expect(of({ minLength: 0 }).missing({ choice: 'own', text: '  ' })).toContain('1 more character,');
  });
  it('offers own words beside choices only when the rule gives them a length', () => {
    expect(of({ choices }).own).toBeNull();
    expect(of({ choices, minLength: 5 }).own?.minLength).toBe(5);
  });
  it('wants a choice first, and is content with a listed one', () => {
    const model = of({ choices, minLength: 5 });
    expect(model.missing({ choice: null, text: 'some text' })).toBe('Choose a reason to go on.');
    expect(model.missing({ choice: 1, text: '' })).toBeNull();
    expect(model.missing({ choice: 'own', text: 'four' })).not.toBeNull();
  });
});

describe('reasonFrom', () => {
  it('answers in English what was chosen in German, within what an incident holds', () => {
    const model = of({ choices }, ['de']);
    expect(model.choices[0]?.label).toBe('Gewünscht');
    expect(reasonFrom(model, { choice: 0, text: 'ignored' })).toEqual({ choice: 'Asked for' });
    expect(reasonFrom(model, { choice: 1, text: '' }).choice).toHaveLength(200);
  });
  it('answers own words trimmed, within what an incident holds', () => {
    expect(reasonFrom(of({}), { choice: 'own', text: `  ${'y'.repeat(600)}` })).toEqual({
      text: 'y'.repeat(500),
    });
  });
});
