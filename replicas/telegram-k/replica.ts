import type { Replica } from '../replica.ts';

/** Telegram Web K. */
export const telegramK: Replica = {
  id: 'telegram-k',
  hosts: ['web.telegram.org'],
  base: '/k/',
  headers: () => ({ 'content-security-policy': "default-src 'self'" }),
  document: () => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Replica</title><script type="module" src="/k/assets/app.js"></script></head><body></body></html>
`,
};
