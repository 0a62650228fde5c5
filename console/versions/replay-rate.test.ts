import { expect, it } from 'vitest';
import { heldPerDay } from './replay-rate.ts';

it('reckons what is held in a day for all that is on record, also where only some was looked at', () => {
  expect(heldPerDay(60, { sends: 600, recorded: 600, days: 30 })).toBe(2);
  expect(heldPerDay(60, { sends: 600, recorded: 60_000, days: 30 })).toBe(200);
  expect(heldPerDay(0, { sends: 0, recorded: 0, days: 7 })).toBe(0);
});
