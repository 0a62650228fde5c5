import { describe, expect, test } from 'vitest';
import { tuned } from './corpus.ts';
import { companies, nationalIds } from './texts/ids.ts';

const messages = tuned();
const negatives = messages.filter(({ kind }) => kind !== 'positive');
const labels = messages.flatMap(({ spans }) => spans.map(({ label }) => label));
const count = (start: string) => labels.filter((label) => label.startsWith(start)).length;

describe('the tuned half', () => {
  test('is large, in many languages, and half of it holds nothing', () => {
    expect(messages.length).toBeGreaterThanOrEqual(1100);
    expect(new Set(messages.map(({ language }) => language)).size).toBeGreaterThanOrEqual(16);
    expect(negatives.length * 2).toBeGreaterThanOrEqual(messages.length);
    expect(messages.filter(({ kind }) => kind === 'hard-negative').length).toBeGreaterThanOrEqual(350);
    expect(messages.filter(({ kind }) => kind === 'ordinary').length).toBeGreaterThanOrEqual(300);
  });

  test('has enough of everything', () => {
    for (const { id } of nationalIds)
      expect(count(`${companies.has(id) ? 'other' : 'national-id'}:${id}`), id).toBeGreaterThanOrEqual(4);
    expect(new Set(labels.filter((label) => label.startsWith('secret:'))).size).toBeGreaterThanOrEqual(60);
    expect(count('password')).toBeGreaterThanOrEqual(150);
    expect(count('phone:')).toBeGreaterThanOrEqual(120);
    expect(count('card') + count('iban') + count('ssn') + count('email')).toBeGreaterThanOrEqual(150);
  });

  test('has its spans inside the texts, and none where nothing is', () => {
    for (const { kind, spans, text } of messages) {
      expect(spans.length > 0).toBe(kind === 'positive');
      for (const { start, end } of spans) {
        expect(text.slice(start, end).trim()).toHaveLength(end - start);
        expect(end).toBeGreaterThan(start);
      }
    }
  });

  test('says nothing twice, and the same every time', () => {
    expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    expect(tuned()).toEqual(messages);
  });
});
