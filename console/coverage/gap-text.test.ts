import { describe, expect, it } from 'vitest';
import { gapText, gapWords } from './gap-text.ts';
import type { GapKind } from './gaps.ts';

const title = (kind: GapKind, counted: number, total: number) =>
  gapWords[kind].title({
    ...{ count: String(counted), of: String(total), counted, total, expected: 'person' },
    ...{ platform: 'WhatsApp', browser: 'Firefox' },
    devices: gapText.devices(String(counted), String(total), total),
  });

describe('gaps of one', () => {
  it.each([
    ['silent', 1, 1, '1 of 1 device is silent'],
    ['silent', 1, 5, '1 of 5 devices is silent'],
    ['silent', 2, 5, '2 of 5 devices are silent'],
    ['outdated-policy', 1, 3, '1 of 3 devices has an older policy'],
    ['unexpected', 1, 1, '1 device belongs to nobody on the list of people'],
    ['unexpected', 2, 2, '2 devices belong to nobody on the list of people'],
    ['never', 1, 1, '1 of 1 expected person was never seen'],
    ['queued', 1, 1, 'Reports wait on 1 of 1 device'],
    ['blind', 3, 4, 'WhatsApp is not recognised in Firefox on 3 of 4 devices'],
  ] as const)('%s, %i of %i: %s', (kind, counted, total, said) => {
    expect(title(kind, counted, total)).toBe(said);
  });
});
