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

/** No script is ever inline or made from text; inline styles are allowed in the ordinary variant. */
const ordinary = strict.map((directive) =>
  directive.startsWith('style-src') ? "style-src 'self' 'unsafe-inline'" : directive,
);

/**
 * Telegram Web A. Variants by query: `lang=en|de|es|fr`, `account=N`, `own=none`, `send=ctrl`, `draftMs=N`, `picker=fs`,
 * `names=api`, `contact=NAME`, `answers=none`, `relay=1`, `roles=0`, `drift=1|main`, `csp=strict`, `tt=1`,
 * `theme=light|dark`.
 */
export const telegramA: Replica = {
  id: 'telegram-a',
  hosts: ['web.telegram.org'],
  base: '/a/',
  headers: (url) => ({ 'content-security-policy': policyFor(url).join('; ') }),
  document: (url) => (url.pathname === '/a/' ? html(url) : null),
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
<link rel="stylesheet" href="/a/assets/${sheet}">
<script type="module" src="/a/assets/app.js"></script>
</head>
<body></body>
</html>
`;
}
