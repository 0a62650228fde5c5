import type { Replica } from '../replica.ts';

/** A chat of no particular make, with an ordinary composer. */
export const plain: Replica = {
  id: 'plain',
  hosts: ['chat.replica.example'],
  headers: () => ({ 'content-security-policy': "default-src 'self'" }),
  document: () => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Replica</title><script type="module" src="/assets/app.js"></script></head><body></body></html>
`,
};
