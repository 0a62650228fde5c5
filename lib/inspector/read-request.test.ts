import { expect, it } from 'vitest';
import { readInspectionRequest } from './read-request.ts';

const request = {
  file: new File(['a'], 'a.txt'),
  egress: {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'Ann', id: '1', members: 2, verified: true },
    account: { id: null },
  },
  policyVersion: 1,
  policyHash: 'h',
  truncated: false,
  withinMs: 45_000,
};

it('takes what a guard sends, with the file itself', () => {
  expect(readInspectionRequest(request)?.file).toBe(request.file);
});

it.each([
  ['a file that was not handed over', { ...request, file: {} }],
  ['texts of the conversation', { ...request, egress: { ...request.egress, recent: ['hello'] } }],
  ['an unknown channel', { ...request, egress: { ...request.egress, channel: 'pigeon' } }],
  ['no end of waiting', { ...request, withinMs: Infinity }],
  ['nothing', undefined],
])('refuses %s', (_what, message) => {
  expect(readInspectionRequest(message)).toBeNull();
});
