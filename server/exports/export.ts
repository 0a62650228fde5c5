import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { dayText } from '../incidents/scope.ts';
import type { Scope } from '../incidents/scope.ts';
import { toOcsf } from '../integrations/ocsf.ts';
import { productVersion } from '../product-version.ts';
import type { Tables } from '../store/tables.ts';
import { csvHead, csvLine } from './csv.ts';
import { readHistories, readPages } from './read-all.ts';

export const exportFormats = ['csv', 'jsonl', 'ocsf', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export async function* csvOf(db: Kysely<Tables>, scope: Scope): AsyncGenerator<string, void> {
  yield csvHead;
  for await (const items of readPages(db, scope)) yield items.map(csvLine).join('');
}

/** One IncidentItem with its events a line. */
export async function* jsonLinesOf(db: Kysely<Tables>, scope: Scope): AsyncGenerator<string, void> {
  for await (const items of readHistories(db, scope))
    yield items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

/** An OCSF Data Security Finding a line, for what reads findings from files. */
export async function* ocsfLinesOf(db: Kysely<Tables>, scope: Scope): AsyncGenerator<string, void> {
  for await (const items of readPages(db, scope))
    yield items.map((item) => `${JSON.stringify(toOcsf(item, productVersion))}\n`).join('');
}

/** Recorded before the first byte leaves. The value is the export's id. The search is not in it: it may name somebody. */
export async function recordExport(
  db: Kysely<Tables>,
  who: Principal,
  format: ExportFormat,
  scope: Scope,
): Promise<string> {
  const id = randomUUID();
  const last = dayText(scope.until.getTime() - 1);
  await db.transaction().execute((trx) =>
    audit(trx, {
      ...{ org: scope.organisation, actor: who.actor, action: 'incident.export', target: id },
      detail: `format=${format} from=${dayText(scope.from)} to=${last}`,
    }),
  );
  return id;
}
