import type { Replica } from '../replica.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * A chat of no particular make, with an ordinary composer. Variants by query: `composer=textarea|editable|plaintext`,
 * `model=input` (what leaves is what the last `input` event saw), `drift=1|main`, `tt=1` (Trusted Types),
 * `account=none|NAME`, `theme=light|dark`.
 */
export const plain: Replica = {
  id: 'plain',
  hosts: ['chat.replica.example'],
  headers: (url) => {
    const trusted = url.searchParams.get('tt') === '1' ? ["require-trusted-types-for 'script'"] : [];
    return { 'content-security-policy': [...policy, ...trusted].join('; ') };
  },
  document: (url) => (/^\/(?:c\/[a-z0-9]+)?$/.test(url.pathname) ? html(url) : null),
};

function html(url: URL): string {
  const sheet = url.searchParams.get('drift') === '1' ? 'app-drift.css' : 'app.css';
  const theme = url.searchParams.get('theme');
  const forced = theme === 'light' || theme === 'dark' ? ` data-theme="${theme}"` : '';
  return `<!doctype html>
<html lang="en"${forced}>
<head>
<meta charset="utf-8">
<title>Replica</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/${sheet}">
<script type="module" src="/assets/app.js"></script>
</head>
<body></body>
</html>
`;
}
