import type { Replica } from '../replica.ts';
import { languageOf } from './text/labels.ts';

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  'img-src blob: data:',
  'media-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

const ordinary = strict.map((directive) =>
  directive.startsWith('style-src') ? "style-src 'self' 'unsafe-inline'" : directive,
);

/**
 * Telegram Web K. Variants by query: `lang=en|de|es|fr`, `send=ctrl` (Ctrl/Meta+Enter sends), `touch=1` (send on
 * mousedown), `picker=fs` (showOpenFilePicker instead of an input), `worker=plain` (no SharedWorker), `draftMs=`,
 * `inlineMs=`, `answers=none|MILLISECONDS` (answers of the worker are lost or late), `account=1|2`, `key=TEXT` (one
 * more key of the bot), `drift=1|main`,
 * `csp=strict`, `tt=1` (Trusted Types), `theme=light|dark`.
 */
export const telegramK: Replica = {
  id: 'telegram-k',
  hosts: ['web.telegram.org'],
  base: '/k/',
  headers: (url) => ({ 'content-security-policy': policyFor(url).join('; ') }),
  document: (url) => (url.pathname === '/k/' ? html(url) : null),
};

function policyFor(url: URL): string[] {
  const directives = url.searchParams.get('csp') === 'strict' ? strict : ordinary;
  return url.searchParams.get('tt') === '1'
    ? [...directives, "require-trusted-types-for 'script'"]
    : [...directives];
}

function html(url: URL): string {
  const sheet = url.searchParams.get('drift') === '1' ? 'app-drift.css' : 'app.css';
  const theme = url.searchParams.get('theme');
  const forced = theme === 'light' || theme === 'dark' ? ` data-theme="${theme}"` : '';
  return `<!doctype html>
<html lang="${languageOf(url.searchParams.get('lang'))}" dir="ltr"${forced}>
<head>
<meta charset="utf-8">
<title>Replica</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/k/assets/${sheet}">
<script type="module" src="/k/assets/app.js"></script>
</head>
<body></body>
</html>
`;
}
