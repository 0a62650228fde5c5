import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, base64url. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** How tokens are stored. They are random and long, so a plain digest cannot be reversed by guessing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
