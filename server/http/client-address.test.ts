import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addressBlock, clientAddress } from './client-address.ts';

it.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block);
});

it.each([
  ['198.51.100.7', '198.51.100.7'],
  ['203.0.113.9, 198.51.100.7', '198.51.100.7'],
  ['198.51.100.7:50123', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8::9', '2001:db8::9'],
  ['[2001:db8::9]:50123', '2001:db8::9'],
  ['[2001:db8::9]', '2001:db8::9'],
  ['whoever I like', '127.0.0.1'],
  ['', '127.0.0.1'],
])('behind one proxy, X-Forwarded-For: %s is %s', async (header, address) => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, { proxies: 1 })));
  const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  const answer = await app.request('/', { headers: { 'x-forwarded-for': header } }, connection);
  expect(await answer.text()).toBe(address);
});
