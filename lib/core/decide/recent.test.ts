import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileDetector } from '../detect/compile-detector.ts';
import { loadEngine } from '../detect/engine/load.ts';
import { expandPlaceholders } from '../detect/placeholders.ts';
import { detectorSchema } from '../policy/schema.ts';
import { limitRecent, scanConversation } from './recent.ts';

const ids = ['credit-card', 'iban', 'us-ssn', 'email-address', 'aws-access-key', 'confidential-marking'];
const engine = loadEngine(
  ids.map((id) => {
    const file = new URL(`../../../rules/detectors/${id}.yaml`, import.meta.url);
    const compiled = compileDetector(v.parse(detectorSchema, parse(readFileSync(file, 'utf8'))));
    if (!compiled.ok) throw new Error(id);
    return compiled.value;
  }),
);

const make = (text: string): string => expandPlaceholders(text) ?? text;
const card = make('{{luhn:453957876362148}}');
const ssn = make('{{join:536-22|-8417}}');
const keyStart = make('{{join:AK|IA}}Q7ZC4N');

function found(...messages: readonly string[]): string[] {
  const last = messages.at(-1) ?? '';
  return scanConversation(engine, messages).map(
    ({ detector, start, end, confidence }) => `${detector}:${last.slice(start, end)}:${confidence}`,
  );
}

describe('a value that is split over messages', () => {
  it.each([
    ['in halves', ['4539 5787', `6362 ${card.slice(12)}`], [`credit-card:6362 ${card.slice(12)}:medium`]],
    ['in the middle', [card.slice(0, 6), card.slice(6)], [`credit-card:${card.slice(6)}:medium`]],
    [
      'in four, with words before',
      ['my card is', '4539', '5787', '6362', card.slice(12)],
      [`credit-card:${card.slice(12)}:high`],
    ],
    [
      'with words around',
      ['my card: 4539 5787', `6362 ${card.slice(12)} ok?`],
      [`credit-card:6362 ${card.slice(12)}:high`],
    ],
    ['a key', ['here it comes', keyStart, 'BX2LMW5RTP'], ['aws-access-key:BX2LMW5RTP:high']],
    ['an address', ['jana.novakova', '@firma.example'], ['email-address:@firma.example:high']],
    ['an account', ['DE89 3704 0044', '0532 0130 00'], ['iban:0532 0130 00:high']],
  ])('%s is found where it is completed', (_, messages, expected) => {
    expect(found(...messages)).toEqual(expected);
  });

  it('is found once: not again in the messages that follow', () => {
    expect(found('4539 5787', `6362 ${card.slice(12)}`, 'thanks')).toEqual([]);
    expect(found(card, 'that was it')).toEqual([]);
    expect(found('write to jana@firma.ex', 'ample')).toEqual([]);
  });

  it('has its value as a whole', () => {
    const [finding] = scanConversation(engine, ['4539 5787', `6362 ${card.slice(12)}`]);
    expect(finding).toMatchObject({ start: 0, end: 9, value: card });
  });
});

describe('words in an earlier message', () => {
  it('make a value surer, and show one that needs them', () => {
    expect(found(ssn)).toEqual([`us-ssn:${ssn}:medium`]);
    expect(found('my ssn is', ssn)).toEqual([`us-ssn:${ssn}:high`]);
    expect(found('my social security number?', ssn.replaceAll('-', ''))).toEqual([
      `us-ssn:${ssn.replaceAll('-', '')}:high`,
    ]);
  });

  it('do not reach over the limits', () => {
    expect(found('my ssn is', ...Array.from({ length: 10 }, () => 'ok'), ssn)).toEqual([
      `us-ssn:${ssn}:medium`,
    ]);
  });
});

describe('ordinary conversations', () => {
  it.each([
    [['call 555 0100', '2026 is fine', '1200 then']],
    [['ok', '42', '17:30', 'yes']],
    [['order 453957', 'and 17 more', '20 pieces']],
    [['version 1.2.3', 'build 20260115', 'rev 77']],
    [['meet me', '@home', '5pm']],
  ])('%j', (messages) => {
    for (let i = 1; i <= messages.length; i += 1) expect(found(...messages.slice(0, i))).toEqual([]);
  });

  it('change nothing about what a message holds by itself', () => {
    for (const text of [`pay with ${card} please`, `${ssn} and jana@firma.example`, 'confidential']) {
      const alone = found(text);
      expect(alone.length).toBeGreaterThan(0);
      expect(found('hello', 'how are you? 5', text)).toEqual(alone);
    }
  });
});

describe('the limits', () => {
  it('keep ten sends', () => {
    const sends = Array.from({ length: 14 }, (_, i) => String(i));
    expect(limitRecent(sends)).toEqual(sends.slice(4));
  });

  it('keep 2,048 code units, of the oldest its end', () => {
    const kept = limitRecent(['a'.repeat(1000), 'b'.repeat(1500), 'c'.repeat(500)]);
    expect(kept).toEqual(['a'.repeat(48), 'b'.repeat(1500), 'c'.repeat(500)]);
    expect(limitRecent(['x', 'y'.repeat(5000)])).toEqual(['y'.repeat(2048)]);
  });
});

describe('a value in a passage', () => {
  const at = (detector: string, confidence: 'medium' | 'high', text: string, part: RegExp) => {
    const found = part.exec(text);
    const [start, value] = [found?.index ?? 0, found?.[0] ?? ''];
    return found === null
      ? []
      : [{ detector, pattern: 'p', confidence, value, masked: '', start, end: start + value.length }];
  };
  /** Words about it make the passage surer; neither hides the other. */
  const scanner = {
    scan: (text: string) => [
      ...at('passage', text.includes('TODO') ? 'high' : 'medium', text, /\(.*\)/),
      ...at('value', 'medium', text, /\d{8}/),
    ],
  };

  it('is found also where earlier messages make the passage surer', () => {
    const found = scanConversation(scanner, ['a TODO', '(12345678)']);
    expect(found.map(({ detector, confidence }) => `${detector} ${confidence}`)).toEqual([
      'passage high',
      'value medium',
    ]);
  });

  it('is found where an earlier message has its beginning', () => {
    const found = scanConversation(scanner, ['TODO (1234', '5678)']);
    expect(found.map(({ detector }) => detector)).toEqual(['value', 'passage']);
  });
});
