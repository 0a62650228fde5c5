import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute } from '../shell/route.ts';
import { beginsWith } from './retention/hold-form.tsx';
import { toHold } from './route.ts';

const device = '0d000000-0000-4000-8000-000000000001';

describe('a hold that is filled in by its address', () => {
  it.each([
    ['device', device],
    ['rule', 'payment-cards/card-number-out'],
  ] as const)('of a %s', (kind, value) => {
    const route = parseRoute(hrefOf(toHold(kind, value)));
    expect(route).toEqual(toHold(kind, value));
    expect(beginsWith(route.page === 'settings' ? route.item : null)).toEqual({ kind, value });
  });

  it.each([null, '', 'device', 'device:x', 'rule:x/y/z', `team:${device}`, 'rule:<img src=x>/y'])(
    'not of %o',
    (item) => {
      expect(beginsWith(item)).toBeNull();
    },
  );
});
