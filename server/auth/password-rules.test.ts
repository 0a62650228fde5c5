import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

const known = ['ana.novak@example.com', 'Ana Novák', 'Blue Lake Bank'];

describe('a password', () => {
  it.each([
    ['fourteen chars', 'password/too-short'],
    ['passwordpassword', 'password/common'],
    ['Password12345678', 'password/common'],
    ['123456789012345678', 'password/common'],
    ['987654321098765', 'password/common'],
    ['qwertyuiopasdfgh', 'password/common'],
    ['abcdefghijklmnopq', 'password/common'],
    ['aaaaaaaaaaaaaaaaaa', 'password/common'],
    ['abababababababababab', 'password/common'],
    ['welcome-summer-2026', 'password/common'],
    ['novak novak novak 1', 'password/common'],
    ['blue lake bank 2026!', 'password/common'],
    ['x'.repeat(9) + 'yz1'.repeat(90), 'password/too-long'],
  ])('%s is refused', (password, fault) => {
    expect(passwordFault(password, 15, known)).toBe(fault);
  });

  it.each([
    'seven red kites over the mill',
    'welcome to the quiet harbour',
    'gl7#mmm-Vq0!zzT1',
    'žluťoučký kůň úpěl',
    '長いパスワードを使うのが安全です。',
  ])('%s is taken', (password) => {
    expect(passwordFault(password, 15, known)).toBeNull();
  });

  it('counts characters, not code units, after normalisation', () => {
    expect(passwordFault('🦀🐙🦑🦞🐚🐠🐟', 8, [])).toBe('password/too-short');
    expect(passwordFault('🦀🐙🦑🦞🐚🐠🐟🐬', 8, [])).toBeNull();
  });
});
