import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';

/** Parameters of scrypt (RFC 7914); N as its binary logarithm. */
export interface PasswordCost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP Password Storage Cheat Sheet: N=2^15, r=8, p=3 (32 MiB), as strong as N=2^17, p=1 with a quarter of the memory. */
export const standardCost: PasswordCost = { log2N: 15, r: 8, p: 3 };
const hashBytes = 32;
/** Verifications at once, and waiting of each kind: each takes a core for a good part of a second. */
const maxRunning = 2;
const maxWaiting = 32;

export type HashError = 'server/overloaded';

/** Makes and checks password hashes, a few at a time. */
export interface PasswordHasher {
  /** `scrypt$15$8$3$<salt>$<hash>` */
  hash(password: string): Promise<Result<string, HashError>>;
  /**
   * Takes as long for `null`, an account without a password or none at all.
   * @param from `known`: a browser that signed in to this account before; however many others guess, it is next.
   */
  verify(
    password: string,
    stored: string | null,
    from?: 'known' | 'anywhere',
  ): Promise<Result<boolean, HashError>>;
}

/** `cost` is for new hashes; older ones keep theirs. */
export function createPasswordHasher(cost: PasswordCost): PasswordHasher {
  let running = 0;
  const first: (() => void)[] = [];
  const others: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>, waiting = others): Promise<Result<T, HashError>> => {
    if (running >= maxRunning) {
      if (waiting.length >= maxWaiting) return fail('server/overloaded');
      await new Promise<void>((next) => waiting.push(next));
    }
    running += 1;
    try {
      return ok(await work());
    } finally {
      running -= 1;
      (first.shift() ?? others.shift())?.();
    }
  };
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(16);
        const { log2N, r, p } = cost;
        const key = await derive(password, salt, cost);
        return [
          'scrypt',
          String(log2N).padStart(2, '0'),
          r,
          p,
          salt.toString('base64url'),
          key.toString('base64url'),
        ].join('$');
      }),
    verify: (password, stored, from) =>
      inTurn(
        async () => {
          const known = stored === null ? null : parse(stored);
          const { salt, key, cost: then } = known ?? { salt: Buffer.alloc(16), key: null, cost };
          const derived = await derive(password, salt, then);
          return key !== null && timingSafeEqual(derived, key);
        },
        from === 'known' ? first : others,
      ),
  };
}

function parse(stored: string): { salt: Buffer; key: Buffer; cost: PasswordCost } | null {
  const [, log2N, r, p, salt, key] =
    /^scrypt\$(\d\d)\$(\d\d?)\$(\d\d?)\$([\w-]{22})\$([\w-]{43})$/.exec(stored) ?? [];
  if (salt === undefined || key === undefined) return null;
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  return { salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url'), cost };
}

/** NFKC: the same keys typed on another system give the same password (NIST SP 800-63B). */
async function derive(password: string, salt: Buffer, { log2N, r, p }: PasswordCost): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
