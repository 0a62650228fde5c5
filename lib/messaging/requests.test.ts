import * as v from 'valibot';
import { expect, it } from 'vitest';
import { adapterStateSchema } from '../core/api/device.ts';
import { requests } from './requests.ts';

it.each([
  [{ page: 'b'.repeat(300) }, { page: 'b'.repeat(100) }],
  [{ page: '' }, { page: null }],
  [{ host: `${'h'.repeat(300)}.example` }, { host: 'h'.repeat(100) }],
  [{ host: '' }, {}],
  [{ missing: Array.from({ length: 60 }, () => 'hook fetch') }, { missing: Array(50).fill('hook fetch') }],
  [
    { missing: [`hook ${'x'.repeat(100)}`, 'hook <a>', '\u00e9'] },
    { missing: [`hook ${'x'.repeat(75)}`, 'hook a', '-'] },
  ],
])('tells a state whatever its page makes of %o', (odd, told) => {
  const state = { platform: 'whatsapp', health: 'degraded' };
  const parsed = v.parse(requests['adapter/state'], { ...state, missing: [], page: 'b', ...odd });
  expect(parsed).toEqual({ ...state, missing: [], page: 'b', ...told });
  expect(v.is(adapterStateSchema, parsed)).toBe(true);
});
