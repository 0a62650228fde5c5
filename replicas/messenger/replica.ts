import type { Replica } from '../replica.ts';

/** Messenger: its own host, facebook.com with chat tabs, and the business inbox. */
export const messenger: Replica = {
  id: 'messenger',
  hosts: ['www.messenger.com', 'www.facebook.com', 'business.facebook.com'],
  headers: () => ({ 'content-security-policy': "default-src 'self'" }),
  document: () => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Replica</title><script type="module" src="/assets/app.js"></script></head><body></body></html>
`,
};
