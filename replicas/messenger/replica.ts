import type { Replica } from '../replica.ts';
import { isPage } from './model/address.ts';
import { languageOf } from './text/labels.ts';

const strict = [
  "default-src 'none'",
  "script-src 'self'",
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
 * Messenger: its own host, facebook.com with chat tabs, and the business inbox. Variants by query:
 * `lang=en|de|es|fr`, `drift=1` (other labels and class names, unmarked editors), `drift=main` (only the composer's
 * anchors), `send=none` (no send button), `preview=none`, `tabs=0|1|2` (open chat tabs on the feed),
 * `account=none|DIGITS`, `contact=NAME`, `csp=strict`, `tt=1` (Trusted Types), `theme=light|dark`. The page keeps the
 * query as it changes its address.
 */
export const messenger: Replica = {
  id: 'messenger',
  hosts: ['www.messenger.com', 'www.facebook.com', 'business.facebook.com'],
  headers: (url) => ({ 'content-security-policy': policyFor(url).join('; ') }),
  document: (url) => (isPage(url.hostname, url.pathname) ? html(url) : null),
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
<link rel="stylesheet" href="/assets/${sheet}">
<script type="module" src="/assets/app.js"></script>
</head>
<body><div id="app"></div></body>
</html>
`;
}
