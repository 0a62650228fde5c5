import { Hono } from 'hono';
import * as v from 'valibot';
import { csvOf, exportFormats, jsonLinesOf, ocsfLinesOf, recordExport } from '../../exports/export.ts';
import { fitsPackage, packageOf } from '../../exports/package.ts';
import { streamOf } from '../../exports/stream.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readScope, scopeEntries } from './incident-routes.ts';

export const exportSchema = v.object({ ...scopeEntries, format: v.picklist(exportFormats) });
const types = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
  ocsf: 'application/jsonl',
  zip: 'application/zip',
} as const;
const endings = { csv: 'csv', jsonl: 'jsonl', ocsf: 'ocsf.jsonl', zip: 'zip' } as const;

/** `/incidents/export`: what a search finds, as a file. */
export function exportRoutes(services: Services): Hono<ConsoleEnv> {
  const { now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(exportSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { format, q } = query.output;
    const scope = readScope(c, query.output, now());
    if (!scope.ok) return scope.error;
    if (format === 'zip' && !(await fitsPackage(db, scope.value))) return refuse(c, 'export/too-large');
    const who = c.get('who');
    const id = await recordExport(db, who, format, scope.value);
    const name = `sluice-incidents-${id.slice(0, 8)}.${endings[format]}`;
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    c.header('Content-Type', types[format]);
    if (format === 'csv') return c.body(streamOf(csvOf(db, scope.value)));
    if (format === 'jsonl') return c.body(streamOf(jsonLinesOf(db, scope.value)));
    if (format === 'ocsf') return c.body(streamOf(ocsfLinesOf(db, scope.value)));
    const zip = await packageOf(db, scope.value, { id, who, q, now: now() });
    return zip.ok ? c.body(streamOf(zip.value)) : refuse(c, zip.error);
  });
  return app;
}
