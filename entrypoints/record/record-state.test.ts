import { expect, it } from 'vitest';
import { pageStates } from '../../lib/ui/dev/page-states.ts';
import { watchedRules } from '../pages/watched-rules.ts';
import { recordState } from './record-state.ts';

const platform = (id: string, of?: string) => ({
  ...{
    apiVersion: 'sluice/v1' as const,
    kind: 'Platform' as const,
    id,
    title: `The ${id}`,
    hosts: [],
    anchors: {},
  },
  ...(of !== undefined && { platform: of }),
});
const platforms = [platform('chat'), platform('gram-a', 'gram'), platform('gram-k', 'gram')];
const title = { en: 'Cards' };
const status = {
  ...{
    organisation: 'ACME',
    server: null,
    managed: false,
    contact: null,
    notice: null,
    failMode: 'open' as const,
    missingHosts: [],
  },
  ...{ policy: null, problem: null, queued: 0, tab: null },
  watched: [
    { title, platforms: ['gram'], isTrial: false },
    { title, platforms: null, isTrial: true },
  ],
};

it('reads a report as far as this version knows its shape, and ties what was said to it', () => {
  const [known] = pageStates.record.usual.reports;
  if (known === undefined) throw new Error('no report');
  const entry = { state: 'sent' as const, earlier: [], refused: null };
  const dispute = { id: 'later', json: '{}', madeAt: 1, sent: true, text: null, answer: null };
  const wish = { day: '2026-11-20', id: known.id, kind: 'wish', text: 'a form' } as const;
  const record = {
    entries: [
      { ...entry, id: known.id, json: known.json },
      { ...entry, id: 'later', json: '{"schema":2}' },
      { ...entry, id: 'broken', json: '{' },
    ],
    ...{
      total: 3,
      disputes: [dispute],
      feedback: [
        { json: JSON.stringify(wish), madeAt: 1, sent: true },
        { json: '{"kind":"later"}', madeAt: 2, sent: false },
      ],
      rules: {},
      detectors: {},
      keptHere: { days: 90, entries: 9 },
      keptThere: 7,
    },
  };
  const { reports, feedback, keptThere } = recordState(status, record, platforms, ['en']);
  expect(reports.map(({ incident }) => incident)).toEqual([known.incident, null, null]);
  expect(reports.map((one) => one.dispute)).toEqual([null, dispute, null]);
  expect(feedback.map(({ said, sent }) => [said, sent])).toEqual([
    [null, false],
    [wish, true],
  ]);
  expect(keptThere).toBe(7);
});

it('says that nobody answered', () => {
  expect(recordState(status, null, platforms, ['en'])).toMatchObject({
    answers: false,
    reports: [],
    total: 0,
  });
});

it('names what is looked for on a platform, and the messengers of a rule that is about some', () => {
  expect(watchedRules(status, platforms, 'chat')).toEqual([{ title, platforms: null, isTrial: true }]);
  expect(watchedRules(status, platforms, 'gram-k').map((one) => one.platforms)).toEqual([
    ['The gram-a', 'The gram-k'],
    null,
  ]);
  expect(watchedRules(status, platforms)).toHaveLength(2);
});
