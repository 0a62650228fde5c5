import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import { incident } from '../dev/mock-data.mjs';
import { attempt, delayMs, ending, timeline } from './story.ts';
import { incidentItem } from '../../lib/core/api/answers/incidents.ts';

const record = v.parse(incidentItem, incident(0, Date.parse('2026-11-22T12:00:00.000Z')));
const withEnd = (action: Action, outcome: Outcome, reason?: { text: string }) => ({
  ...record.incident,
  action,
  outcome,
  ...(reason === undefined ? {} : { reason }),
});

describe('an incident told', () => {
  it('says what was tried', () => {
    expect(attempt(record.incident)).toBe('tried to send a message in a direct conversation on WhatsApp.');
  });

  it.each([
    ['block', 'blocked', undefined, 'It was stopped, and the person was told why.'],
    ['block', 'cancelled', undefined, 'It was stopped, and the person was told why.'],
    ['warn', 'cancelled', undefined, 'The person was warned. They did not send it.'],
    ['warn', 'overridden', undefined, 'The person was warned. They sent it anyway.'],
    [
      'justify',
      'overridden',
      { text: 'x' },
      'The person was asked for a reason. They sent it anyway and gave a reason.',
    ],
    ['log', 'sent', undefined, 'The policy lets it pass and records it. It was sent.'],
    [
      'redact',
      'redacted',
      undefined,
      'The person was offered to send it without what was found. They sent it without what was found.',
    ],
  ] as const)('%s, %s', (action, outcome, reason, sentence) => {
    expect(ending(withEnd(action, outcome, reason))).toBe(sentence);
  });

  it('has times where the incident has them', () => {
    expect(timeline(record).map(({ at }) => at)).toEqual([record.incident.at, null, null, record.receivedAt]);
  });

  it('quotes the reason before it says how it ended', () => {
    const incident = { ...record.incident, reason: { choice: 'Urgent', text: 'agreed by phone' } };
    const steps = timeline({ ...record, incident });
    expect(steps.map(({ text, quote }) => [text, quote]).slice(2, 3)).toEqual([
      ['The person gave a reason', 'Urgent – agreed by phone'],
    ]);
    expect(steps).toHaveLength(5);
    const empty = { ...record.incident, reason: {} };
    expect(timeline({ ...record, incident: empty })).toHaveLength(4);
  });

  it('knows no delay when the clocks disagree', () => {
    expect(delayMs(record)).toBe(400);
    expect(delayMs({ ...record, receivedAt: '2020-01-01T00:00:00Z' })).toBeNull();
    expect(delayMs({ ...record, receivedAt: 'soon' })).toBeNull();
  });
});
