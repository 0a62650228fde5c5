import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { publicOnly } from '../net/public-only.ts';
import { readSetting } from '../settings/setting.ts';
import type { Tables } from '../store/tables.ts';
import { auditHeads } from './head-setting.ts';

const timeoutMs = 10_000;

/** Sends the newest head that the webhook has not taken; an older one is worth nothing beside it. */
export async function postNewestHead(db: Kysely<Tables>, org: string, now: number, log: Log): Promise<void> {
  const { webhook, allowPrivate } = await readSetting(db, org, auditHeads);
  if (webhook === null) return;
  const newest = await db
    .selectFrom('audit_heads')
    .select(['seq', 'jws', 'manifest', 'delivered_at'])
    .where('org_id', '=', org)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined || newest.delivered_at !== null) return;
  const body = JSON.stringify({ organisation: org, head: newest.jws, manifest: newest.manifest });
  const outcome = await post(new URL(webhook), body, allowPrivate);
  if (outcome !== 'ok') {
    log.warn('audit-head-not-delivered', { outcome });
    return;
  }
  await db
    .updateTable('audit_heads')
    .set({ delivered_at: new Date(now) })
    .where('org_id', '=', org)
    .where('seq', '<=', newest.seq)
    .where('delivered_at', 'is', null)
    .execute();
}

/** `ok`, a status, or why there was no answer. Redirects are not followed. */
async function post(url: URL, body: string, allowPrivate: boolean): Promise<string> {
  if (url.protocol !== 'https:' && !allowPrivate) return 'not-https';
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const options = { method: 'POST', headers, timeout: timeoutMs, agent: false } as const;
  return new Promise((resolve) => {
    try {
      const request = send(url, { ...options, ...(allowPrivate ? {} : publicOnly(url)) }, (response) => {
        response.resume();
        const { statusCode = 0 } = response;
        resolve(statusCode >= 200 && statusCode < 300 ? 'ok' : `status-${String(statusCode)}`);
      });
      request.on('timeout', () => request.destroy(new Error('timeout')));
      request.on('error', (error) => {
        resolve('code' in error && typeof error.code === 'string' ? error.code : 'no-answer');
      });
      request.end(body);
    } catch (error) {
      resolve(error instanceof Error && 'code' in error ? String(error.code) : 'refused');
    }
  });
}
