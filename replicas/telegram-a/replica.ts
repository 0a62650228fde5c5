import type { Replica } from '../replica.ts';

/** Telegram Web A. */
export const telegramA: Replica = {
  id: 'telegram-a',
  hosts: ['web.telegram.org'],
  base: '/a/',
  headers: () => ({ 'content-security-policy': "default-src 'self'" }),
  document: () => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Replica</title><script type="module" src="/a/assets/app.js"></script></head><body></body></html>
`,
};
