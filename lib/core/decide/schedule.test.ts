import { describe, expect, it } from 'vitest';
import type { CompiledSchedule } from '../policy/bundle.ts';
import { createClock } from './schedule.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const office: CompiledSchedule = { days: [1, 2, 3, 4, 5], from: 480, to: 1080, zone: 'Europe/Prague' };
const night: CompiledSchedule = { days: [5], from: 1320, to: 360, zone: 'Europe/Prague' };
const smallHours: CompiledSchedule = { days: everyDay, from: 120, to: 180, zone: 'Europe/Prague' };

const cases: readonly (readonly [string, CompiledSchedule, string, boolean])[] = [
  ['winter, one minute early', office, '2026-01-05T06:59:00Z', false],
  ['winter, on the minute', office, '2026-01-05T07:00:00Z', true],
  ['winter, last minute', office, '2026-01-05T16:59:59Z', true],
  ['winter, end', office, '2026-01-05T17:00:00Z', false],
  ['summer, an hour earlier in UTC', office, '2026-07-06T06:00:00Z', true],
  ['summer, end', office, '2026-07-06T16:00:00Z', false],
  ['Monday after the clocks went forward', office, '2026-03-30T06:00:00Z', true],
  ['Monday after the clocks went back', office, '2026-10-26T06:30:00Z', false],
  ['Saturday', office, '2026-01-03T10:00:00Z', false],
  ['Sunday in UTC, Monday there', { ...office, from: 0, to: 60 }, '2026-01-04T23:30:00Z', true],
  ['Friday night', night, '2026-01-09T21:00:00Z', true],
  ['Saturday morning of it', night, '2026-01-10T04:59:00Z', true],
  ['Saturday after it', night, '2026-01-10T05:00:00Z', false],
  ['Friday morning', night, '2026-01-09T04:00:00Z', false],
  ['Saturday night', night, '2026-01-10T22:00:00Z', false],
  ['the night without 02:00', smallHours, '2026-03-29T01:30:00Z', false],
  ['the night with 02:00 twice, first', smallHours, '2026-10-25T00:30:00Z', true],
  ['the night with 02:00 twice, second', smallHours, '2026-10-25T01:30:00Z', true],
  ['midnight exactly', { ...office, days: [2], from: 0, to: 1 }, '2026-01-05T23:00:00Z', true],
  [
    'a zone half an hour off',
    { days: everyDay, from: 540, to: 541, zone: 'Asia/Kolkata' },
    '2026-01-05T03:30:00Z',
    true,
  ],
  ['a zone that nobody knows', { ...office, zone: 'Moon/Tycho' }, '2026-01-03T10:00:00Z', true],
];

describe('a schedule follows the wall clock of its zone', () => {
  it.each(cases)('%s', (_, schedule, at, expected) => {
    expect(createClock().isDuring(schedule, Date.parse(at))).toBe(expected);
  });
});
