import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { failingWebhooks } from '../integrations/deliveries.ts';
import { emit } from '../integrations/outbox.ts';
import { readSetting } from '../settings/setting.ts';
import { organisationLocks } from '../store/locks.ts';
import type { Tables } from '../store/tables.ts';
import { readYardstick } from './conditions.ts';
import { readCoverage } from './coverage.ts';
import { toAlertRecord } from './alerts.ts';
import { devicesByAdapter } from './figures.ts';
import { findingsOf, webhookFindings } from './findings.ts';
import type { AlertFinding } from './findings.ts';
import { coverageSetting } from './settings.ts';

export interface AlertWatch {
  /** Raises what is new, updates what goes on, clears what is over. One server at a time; the others have nothing to do. */
  look(): Promise<void>;
}

/** A look may take this share of the time, so that a large fleet's figures do not keep the database busy. */
const share = 1 / 20;

export function createAlertWatch(db: Kysely<Tables>, organisation: string, now: () => number): AlertWatch {
  let restUntil = 0;
  return {
    async look() {
      const started = performance.now();
      if (started < restUntil) return;
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ mine: boolean }>`
          SELECT pg_try_advisory_xact_lock(${organisationLocks.coverage}, hashtext(${organisation})) AS mine`.execute(
          trx,
        );
        if (rows[0]?.mine === true) await compare(trx, organisation, now());
      });
      restUntil = performance.now() + (performance.now() - started) / share;
    },
  };
}

async function compare(trx: Transaction<Tables>, organisation: string, now: number): Promise<void> {
  const { alertFromDevices } = await readSetting(trx, organisation, coverageSetting);
  const scope = { organisation, groups: null };
  const coverage = await readCoverage(trx, scope, now);
  const yardstick = await readYardstick(trx, organisation, now);
  const findings = [
    ...findingsOf(coverage, await devicesByAdapter(trx, scope, yardstick), alertFromDevices),
    ...webhookFindings(await failingWebhooks(trx, organisation)),
  ];
  const open = await trx
    .selectFrom('alerts')
    .selectAll()
    .where('org_id', '=', organisation)
    .where('cleared_at', 'is', null)
    .execute();
  const key = ({ kind, subject }: { kind: string; subject: string }): string => `${kind}\n${subject}`;
  const known = new Map(open.map((alert) => [key(alert), alert]));
  let fresh = 0;
  for (const finding of findings) {
    const alert = known.get(key(finding));
    if (alert === undefined) {
      if (isOfAdapter(finding)) fresh += 1;
      if (!isOfAdapter(finding) || fresh <= maxFresh) await raise(trx, organisation, finding, now);
    } else if (differs(alert, finding)) await update(trx, alert, finding, now);
    known.delete(key(finding));
  }
  for (const alert of known.values()) await clear(trx, alert, now);
  await forgetCleared(trx, organisation, now);
}

/** Any device can name platforms that there are not, other ones each time: new ones are raised so many a look. */
const maxFresh = 5;
const ofAdapters = ['adapter-blind', 'adapter-degraded'] as const;
const isOfAdapter = ({ kind }: Pick<AlertFinding, 'kind'>): boolean => ofAdapters.some((one) => one === kind);

const keptMs = 400 * 86_400_000;
/** Cleared alerts of adapters that are kept. */
const maxKept = 1_000;

async function forgetCleared(trx: Transaction<Tables>, organisation: string, now: number): Promise<void> {
  await trx
    .deleteFrom('alerts')
    .where('org_id', '=', organisation)
    .where('cleared_at', '<', new Date(now - keptMs))
    .execute();
  await trx
    .deleteFrom('alerts')
    .where('org_id', '=', organisation)
    .where('id', 'in', (query) =>
      query
        .selectFrom('alerts')
        .select('id')
        .where('org_id', '=', organisation)
        .where('kind', 'in', ofAdapters)
        .where('cleared_at', 'is not', null)
        .orderBy('raised_at', 'desc')
        .offset(maxKept),
    )
    .execute();
}

type Alert = Selectable<Tables['alerts']>;

async function raise(
  trx: Transaction<Tables>,
  organisation: string,
  { kind, subject, group, severity, count, of }: AlertFinding,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const row = await trx
    .insertInto('alerts')
    .values({
      org_id: organisation,
      id: randomUUID(),
      kind,
      subject,
      group_name: group,
      severity,
      count,
      total: of,
      raised_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await emit(trx, organisation, 'alert', { change: 'raised', alert: toAlertRecord(row) });
}

const differs = (alert: Alert, { severity, count, of }: AlertFinding): boolean =>
  alert.count !== count || alert.total !== of || alert.severity !== severity;

async function update(
  trx: Transaction<Tables>,
  { org_id, id }: Alert,
  { severity, count, of }: AlertFinding,
  now: number,
): Promise<void> {
  await trx
    .updateTable('alerts')
    .set({ severity, count, total: of, updated_at: new Date(now) })
    .where('org_id', '=', org_id)
    .where('id', '=', id)
    .execute();
}

async function clear(trx: Transaction<Tables>, { org_id, id }: Alert, now: number): Promise<void> {
  const at = new Date(now);
  const row = await trx
    .updateTable('alerts')
    .set({ cleared_at: at, updated_at: at })
    .where('org_id', '=', org_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await emit(trx, org_id, 'alert', { change: 'cleared', alert: toAlertRecord(row) });
}
