import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { failureFields } from '../log.ts';
import type { Lookup } from '../net/lookups.ts';
import type { Tables } from '../store/tables.ts';
import { deliverDue } from './deliver.ts';
import type { Webhook } from './deliver.ts';
import { expandOutbox } from './expand.ts';

/** Sends what the outbox holds. Every server has one; they share the work. */
export interface WebhookWorker {
  /** Looks for something to send now. Resolves when that is sent or put off. */
  wake(): Promise<void>;
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>;
}

const pollMs = 5_000;
type Target = Pick<Webhook, 'org_id' | 'id'>;

export function startWebhookWorker(context: {
  readonly db: Kysely<Tables>;
  readonly organisation: string;
  readonly now: () => number;
  readonly log: Log;
  readonly lookup?: Lookup;
}): WebhookWorker {
  const { db, organisation, now, log } = context;
  /** By webhook, so that a slow one holds up no other. */
  const sending = new Map<string, Promise<void>>();
  /** Woken while it was sending: it looks once more before it ends. */
  const again = new Set<string>();
  const waking = new Set<Promise<void>>();
  let isStopping = false;

  const drain = async (webhook: Target): Promise<void> => {
    do {
      again.delete(webhook.id);
      while (!isStopping && (await deliverDue(db, webhook, now(), context)));
    } while (again.has(webhook.id) && !isStopping);
  };
  const start = (webhook: Target): Promise<void> => {
    const running = sending.get(webhook.id);
    if (running !== undefined) {
      again.add(webhook.id);
      return running;
    }
    const fresh = drain(webhook)
      .catch((error: unknown) => {
        log.warn('webhook-worker-failed', failureFields(error));
      })
      .finally(() => sending.delete(webhook.id));
    sending.set(webhook.id, fresh);
    return fresh;
  };
  const look = async (): Promise<void> => {
    try {
      while (!isStopping && (await expandOutbox(db, organisation, now())));
      if (isStopping) return;
      const webhooks = await db
        .selectFrom('webhooks')
        .select(['org_id', 'id'])
        .where('org_id', '=', organisation)
        .where('enabled', '=', true)
        .execute();
      await Promise.all(webhooks.map(start));
    } catch (error) {
      log.warn('webhook-worker-failed', failureFields(error));
    }
  };
  const wake = (): Promise<void> => {
    const running = look().finally(() => waking.delete(running));
    waking.add(running);
    return running;
  };
  const poll = setInterval(() => void wake(), pollMs);
  return {
    wake,
    async stop() {
      isStopping = true;
      clearInterval(poll);
      await Promise.all([...waking, ...sending.values()]);
    },
  };
}

const dayMs = 86_400_000;

/** Forgets what was delivered a day ago, and what was given up a month ago. */
export async function forgetDeliveries(db: Kysely<Tables>, organisation: string, now: number): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where('org_id', '=', organisation)
    .where((eb) =>
      eb.or([eb('delivered_at', '<', new Date(now - dayMs)), eb('dead_at', '<', new Date(now - 30 * dayMs))]),
    )
    .execute();
}
