import { describe, expect, it } from 'vitest';
import { validators } from './index.ts';

const passes = (name: string, value: string): boolean =>
  validators.get(name)?.(value, { phones: null }) ?? false;
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

// Test vectors: BIP-173, BIP-350, ERC-55; addresses published in the projects' documentation; 49 CFR 565's example.
const table: Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }> = {
  'not-repeated': {
    good: ['12 34 56 88', '1112', '90125', 'AB12', '121'],
    bad: ['1111-1111', '123456789', '987 654 321', '0123456789', 'aaaa', '', '--'],
  },
  base58check: {
    good: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    bad: [
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0',
      'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
      'z'.repeat(200),
    ],
  },
  bech32: {
    good: [
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      'a12uel5l',
      'a1lqfn3a',
    ],
    bad: [
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
      'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7',
      'A12uEL5L',
      'de1lg7wt\u00ff',
      '1pzry9x0s0muk',
      '',
    ],
  },
  eip55: {
    good: [
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
      '0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED',
    ],
    bad: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA', '0x'],
  },
  // The example of the Czech National Bank's description of the format.
  'cz-account': {
    good: ['19-2000145399/0800', '000019-2000145399', '34278-0727558021/0100'],
    bad: ['4278-727558021/0100', '19-2000145398/0800', '1-2-3', '10/2026', '0000000000', 'ab/0800'],
  },
  vin: {
    good: ['1M8GDM9AXKP042788', '1m8gdm9axkp042788', 'WVWZZZ1JZ3W386752'],
    bad: ['1M8GDM9A1KP042788', 'WVWZZZ1JZ3W38675I', '11111111111111112', 'WVWZZZ1JZ3W38675'],
  },
  jwt: {
    good: [`${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url('{"sub":"1"}')}.c2ln`],
    bad: [
      `${base64url('{"typ":"JWT"}')}.${base64url('{"sub":"1"}')}.c2ln`,
      `${base64url('{"alg":"HS256"}')}.${base64url('{"sub":"1"}')}`,
      'a.b.c',
      'com.example.package',
      `${base64url('null')}.${base64url('{"sub":"1"}')}.c2ln`,
    ],
  },
  coordinates: {
    good: ['50.0875, 14.4213', '-33.8688,151.2093', '48,8584 / 2,2945'],
    bad: ['91.1, 10.2', '45.5, 181.0', '0.5, 0.25', '12.5'],
  },
  ip: {
    good: ['84.242.77.13', '2a00:1028:8386::1', '2001:4860:4860:0:0:0:0:8888'],
    bad: [
      ...['192.168.1.20', '10.0.0.37', '172.20.1.1', '127.0.0.1', '203.0.113.7', '1.2.3.4', '8.8.8.8'],
      ...['256.100.1.1', '84.242.077.13', '84.242.77', '224.0.0.251', '2001:db8::1', 'fe80::1:2', '12:30'],
      ...['2001::1::2', '100.64.7.90'],
    ],
  },
  'seed-phrase': {
    good: [
      'lake tiger hammer vivid puzzle wagon oven cliff onion rebel marble truth',
      '1. lake 2. tiger 3. hammer 4. vivid 5. puzzle 6. wagon 7. oven 8. cliff 9. onion 10. rebel 11. oven 12. cliff',
    ],
    bad: [
      'lake '.repeat(12),
      'lake tiger hammer vivid',
      'i wrote it down and put the paper in a safe at home with care',
    ],
  },
  'entropy-2-5': { good: ['abcdef'], bad: ['abcd', 'aaaaaa'] },
  'entropy-3-5': { good: ['abcdefghijkl'], bad: ['abcdefgh'] },
};

describe.each(Object.entries(table))('%s', (name, { good, bad }) => {
  it.each(good)('accepts %s', (value) => expect(passes(name, value)).toBe(true));
  it.each(bad)('refuses %s', (value) => expect(passes(name, value)).toBe(false));
});
