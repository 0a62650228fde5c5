import { Hono } from 'hono';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { docsSecurityPolicy } from '../headers.ts';
import { openApiDocument } from '../openapi/document.ts';
import { docsPage, docsStyle } from '../openapi/page.ts';

/** What this API is: `/api/openapi.json` and `/api/docs`. Nothing in it is secret, so it is public. */
export function docsRoutes({ publicUrl }: Services): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  // Made when first asked for: hundreds of schemas, which most servers never show.
  let document: string | null = null;
  let page: string | null = null;

  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument(publicUrl));
    return c.body(document, 200, { 'Content-Type': 'application/json' });
  });
  app.get('/docs', (c) => {
    page ??= docsPage(publicUrl);
    c.header('Content-Security-Policy', docsSecurityPolicy);
    return c.body(page, 200, { 'Content-Type': 'text/html; charset=utf-8' });
  });
  app.get('/docs/style.css', (c) => c.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  return app;
}
