import { sql } from 'kysely';
import { recordCleanSends } from '../reports/clean-sends.ts';
import { counterDays } from '../../lib/core/api/counters.ts';
import type { CleanSends } from '../../lib/core/api/counters.ts';
import { planFleet } from './fleet.ts';
import type { AccountKind } from './incidents.ts';
import type { Person } from './organisation.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { dayMs, weekMs } from './weeks.ts';
import type { World } from './world.ts';

/**
 * What went out untouched. Of the last days each device tells its own sums, as ever; of older ones a server has the
 * groups' sums only, and those are written as they would be left.
 */
export async function tellCleanSends(world: World): Promise<void> {
  const { database, organisation, people, start, now, seed } = world;
  const random = createRandom(seed + 2);
  const enrolled = new Set(planFleet(people, start, now, seed).map(({ person }) => person));
  const recent = now - (counterDays - 1) * dayMs;
  const sums = new Map<string, CleanSends & { readonly group: string; count: number }>();
  for (const person of people.filter((one) => enrolled.has(one))) {
    const own: CleanSends[] = [];
    for (let at = start + person.joins * weekMs; at < now; at += dayMs) {
      for (const row of dayOf(person, at, random)) {
        if (at >= recent) own.push(row);
        else addTo(sums, person.group, row);
      }
    }
    const device = world.devices.get(person.name);
    if (device !== undefined) await recordCleanSends(database.db, organisation.id, device, own, now);
  }
  await sql`
    INSERT INTO clean_send_totals (org_id, day, group_name, platform, channel, account, count)
    SELECT ${organisation.id}::uuid, s.day, s."group", s.platform, s.channel, s.account, s.count
    FROM json_to_recordset(${JSON.stringify([...sums.values()])}::json)
      AS s(day date, "group" text, platform text, channel text, account text, count bigint)`.execute(
    database.db,
  );
}

function addTo(
  sums: Map<string, CleanSends & { readonly group: string; count: number }>,
  group: string,
  row: CleanSends,
): void {
  const key = [group, row.day, row.platform, row.channel, row.account].join(' ');
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { ...row, group });
  else sum.count += row.count;
}

/** Sends of a day by messenger and account: some thirty on a working day, more in sales and support. */
function dayOf({ group, personalAccount }: Person, at: number, random: Random): CleanSends[] {
  const weekday = new Date(at).getUTCDay();
  const isOff = weekday === 0 || weekday === 6;
  if (isOff && !random.chance(0.12)) return [];
  const usual = /^(?:sales|support)/.test(group) ? 46 : 18;
  const all = Math.round(usual * (0.5 + random.next()) * (isOff ? 0.3 : 1));
  const personal = Math.round(all * personalAccount * (0.6 + 0.8 * random.next()));
  const day = new Date(at).toISOString().slice(0, 10);
  const hasCorporate = /^(?:sales|support|marketing)/.test(group);
  const row = (account: AccountKind, platform: string, channel: CleanSends['channel'], count: number) => ({
    ...{ day, platform, channel, account, count },
  });
  const other = random.pick(['telegram', 'messenger']);
  const rest = all - personal;
  const official: AccountKind = hasCorporate ? 'corporate' : 'unknown';
  return [
    row('personal', 'whatsapp', 'message', Math.round(personal * 0.8)),
    row('personal', other, 'message', Math.round(personal * 0.2)),
    row(official, 'whatsapp', 'message', Math.round(rest * 0.72)),
    row(official, other, 'message', Math.round(rest * 0.2)),
    row(official, 'whatsapp', 'file', Math.round(rest * 0.08)),
  ].filter(({ count }) => count > 0);
}
