import { beforeEach, expect, it, vi } from 'vitest';
import { fail, ok } from '../../lib/core/result.ts';
import { enrol } from './enrol.ts';
import type { Status } from './watch-status.ts';

const send = vi.hoisted(() => vi.fn());
vi.mock('../../lib/messaging/send.ts', () => ({ send }));
vi.mock('../../lib/messaging/browser.ts', () => ({ browser: {} }));

const nobody: Status = {
  ...{ organisation: null, server: null, managed: false, contact: null, notice: null, watched: [] },
  ...{ failMode: 'open', policy: null, problem: null, missingHosts: [], queued: 0, tab: null },
};
const joined: Status = { ...nobody, organisation: 'ACME' };
beforeEach(() => send.mockReset());

const enrolled = (status: Status | null) => enrol('a code', ['en'], () => Promise.resolve(status));

it.each([
  ['a connection that hangs', fail('message/timeout'), /cannot be reached/],
  ['a server that is away', ok({ problem: 'net/unreachable' }), /cannot be reached/],
  ['a browser that is still leaving', ok({ problem: 'enrolment/leaving' }), /still leaving/],
  ['anything else', ok({ problem: 'net/answer' }), /net\/answer/],
])('says for %s what is the matter', async (_what, reply, expected) => {
  send.mockResolvedValue(reply);
  expect(await enrolled(nobody)).toMatch(expected);
  expect(await enrolled(null)).toMatch(expected);
});

it('takes it as done when this browser has joined although no answer was heard', async () => {
  send.mockResolvedValue(fail('message/timeout'));
  expect(await enrolled(joined)).toBeNull();
  send.mockResolvedValue(ok({ problem: 'enrolment/already' }));
  expect(await enrolled(joined)).toBeNull();
});

it('does not take the organisation that removed this browser for the one that was joined', async () => {
  send.mockResolvedValue(ok({ problem: 'enrol/token' }));
  expect(await enrolled({ ...joined, problem: 'device/revoked' })).toMatch(/used up/);
});
