import { createToken } from '../auth/api-tokens.ts';
import { createHold } from '../incidents/holds.ts';
import { writeViews } from '../incidents/views.ts';
import { createWebhook } from '../integrations/webhooks.ts';
import { weekMs, weeks } from './weeks.ts';
import { must, principalOf } from './world.ts';
import type { Act, World } from './world.ts';

/** What else an organisation has set up: a token, a system that is told, what lawyers keep, and analysts' searches. */
export function settingsActs(world: World): readonly Act[] {
  const { database, organisation, start } = world;
  const { db } = database;
  return [
    {
      at: start + 2 * weekMs,
      run: async () => {
        await writeViews(db, principalOf(world, 'tomasz'), [
          { name: 'Mine', q: 'is:open assignee:me' },
          { name: 'Said to be wrong', q: 'has:dispute is:open', days: 90 },
          { name: 'Lists of customers', q: 'rule:many-people-out', by: 'conversation' },
        ]);
        await writeViews(db, principalOf(world, 'leila'), [{ name: 'Critical', q: 'severity:critical' }]);
      },
    },
    {
      at: start + 3 * weekMs,
      // Switched off: nobody is there to be told.
      run: async (now) => {
        const siem = {
          ...{ name: 'SIEM (until it moves)', url: 'https://siem.aldergate.example/hooks/sluice' },
          ...{ events: ['incident', 'alert'] as const, format: 'sluice' as const, enabled: false },
        };
        const { actor } = principalOf(world, 'maren');
        await createWebhook(db, siem, { org: organisation.id, actor, now });
      },
    },
    {
      at: start + 17 * weekMs,
      run: async (now) => {
        const reason =
          'The booking partner claims damages for a leaked key; our lawyers asked to keep these.';
        const hold = { kind: 'rule' as const, value: 'credentials/cloud-key-out', reason };
        must(await createHold(db, principalOf(world, 'maren'), hold, now));
      },
    },
    {
      at: start + (weeks - 4) * weekMs,
      run: async (now) => {
        const token = { name: 'Rules from Git', scopes: ['policy.read', 'policy.write'] as const };
        await createToken(db, principalOf(world, 'maren'), { ...token, groups: null, days: 90 }, now);
      },
    },
  ];
}
