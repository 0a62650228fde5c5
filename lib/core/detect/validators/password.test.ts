import { describe, expect, it } from 'vitest';
import { isPasswordLike, isPasswordWord } from './password.ts';

describe('isPasswordLike', () => {
  it.each([
    'Hunter2!',
    'abc123',
    'S3cret',
    'sunsh!ne',
    'Tr0ub4dor&3',
    'correct-horse-7-battery',
    'sunShine',
    'p@ssw0rd',
    'Lösung77',
    '1234!@#$',
    '2wsx3edc',
    'ключ2024',
  ])('takes %s for a password', (value) => {
    expect(isPasswordLike(value)).toBe(true);
  });

  it.each([
    'sunshine!',
    'a1',
    '12345678',
    '2026-05-01',
    '10:30am',
    '8-16',
    '8-character',
    '12chars',
    '2nd',
    'v2.3.1',
    'Q3/2026',
    'step2',
    'https://a.example/r1',
    'portal.example.com/r1',
    'bob93@mail.example',
    '@admin',
    'passwords2.kdbx',
    '/etc/shadow1',
    '$DB_PW1',
    '${PW1}',
    'process.env.PW',
    'getpw1(x)',
    'DB_PASSWORD_1',
    'user_password',
    'newPassword',
    '5f4dcc3b5aa765d61d8327deb882cf99',
    '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    'H*****r2',
    'xxxx1',
  ])('leaves %s alone', (value) => {
    expect(isPasswordLike(value)).toBe(false);
  });
});

describe('isPasswordWord', () => {
  it.each(['sunshine', 'Swordfish', 'letmein', 'солнышко', 'Regenbogen'])('may be %s', (value) => {
    expect(isPasswordWord(value)).toBe(true);
  });

  it.each(['expired', 'forgotten2', 'abgelaufen', 'oublié', 'caducado', 'изменён', 'xxxx', 'abc'])(
    'is not %s',
    (value) => {
      expect(isPasswordWord(value)).toBe(false);
    },
  );
});
