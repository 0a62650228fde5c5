import type { MiddlewareHandler } from 'hono';

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

const apiPolicy = "default-src 'none'; frame-ancestors 'none'";
/** The API's page needs its style sheet, and nothing else. */
export const docsSecurityPolicy =
  "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/** Trusted Types: no text becomes markup or script; the one name is console/bench/worker-address.ts's. */
export const consolePolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; require-trusted-types-for 'script'; trusted-types sluice-bench";

/** Sent with every answer to a device: any origin may ask, because an extension's origin differs per browser. */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'etag, retry-after, date',
} as const;

export const preflightHeaders = {
  ...corsHeaders,
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers':
    'authorization, content-digest, signature, signature-input, content-type, if-none-match',
  'Access-Control-Max-Age': '7200',
} as const;

/** Headers for `/api`, `/v1` and probes (nothing may be loaded from them) or for the console's files. */
export function securityHeaders(kind: 'api' | 'console'): Readonly<Record<string, string>> {
  return {
    ...always,
    'Content-Security-Policy': kind === 'api' ? apiPolicy : consolePolicy,
    ...(kind === 'api' ? { 'Cache-Control': 'no-store' } : {}),
  };
}

/** Adds them to whatever the route answers; a route may say its own policy of what it loads. */
export const withSecurityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const isApi = /^\/(?:api|v1|healthz|readyz|metrics)(?:\/|$)/.test(c.req.path);
  const own = c.res.headers.get('Content-Security-Policy');
  for (const [name, value] of Object.entries(securityHeaders(isApi ? 'api' : 'console')))
    c.header(name, name === 'Content-Security-Policy' ? (own ?? value) : value);
};

export const withCors: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, preflightHeaders);
  await next();
  for (const [name, value] of Object.entries(corsHeaders)) c.header(name, value);
  return undefined;
};
