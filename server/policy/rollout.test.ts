import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RolloutStage } from '../../lib/core/api/policy.ts';
import { bucketOf, seatsOf } from './rollout.ts';

const devices = Array.from({ length: 20_000 }, () => randomUUID());
const chosen = (salt: string, ...stages: RolloutStage[]): ReadonlySet<string> => {
  const isIn = seatsOf({ version: 2, salt, stages });
  return new Set(devices.filter((device) => isIn({ device, group: 'sales' })));
};
const everybody = (share: number): RolloutStage => ({ groups: null, share });

describe('a stage', () => {
  it.each([0.01, 1, 10, 50])('of %s percent is about as many devices', (share) => {
    const expected = (devices.length * share) / 100;
    // Six standard deviations: fails once in a thousand million runs.
    expect(Math.abs(chosen('salt', everybody(share)).size - expected)).toBeLessThan(
      6 * Math.sqrt(expected) + 1,
    );
  });

  it('of 100 percent is all of them', () => {
    expect(chosen('salt', everybody(100)).size).toBe(devices.length);
  });

  it('wider than another has all of its devices, and with another salt it has others', () => {
    const [few, more] = [chosen('salt', everybody(5)), chosen('salt', everybody(20))];
    expect([...few].every((device) => more.has(device))).toBe(true);
    expect([...chosen('pepper', everybody(5))].every((device) => few.has(device))).toBe(false);
  });

  it('is for its groups only, and adds to the one before', () => {
    expect(chosen('salt', { groups: ['law'], share: 100 }).size).toBe(0);
    const both = chosen('salt', { groups: ['sales'], share: 5 }, everybody(1));
    expect(both).toEqual(chosen('salt', everybody(5)));
  });

  it('gives a device the same place on every server', () => {
    expect(bucketOf('Vmkq1YyT', '21111111-1111-4111-8111-111111111111')).toBe(5617);
  });
});
