import { changeUser } from '../people/change-user.ts';
import { importGroups } from '../people/import-groups.ts';
import { readGroupsCsv } from '../people/read-groups-csv.ts';
import { createUser } from '../people/users.ts';
import { importExpected } from '../coverage/import-expected.ts';
import { retention } from '../incidents/retention-settings.ts';
import { writeSetting } from '../settings/setting.ts';
import { consolePeople, emailOf, groups } from './organisation.ts';
import { dayMs, weekMs } from './weeks.ts';
import { must, principalOf } from './world.ts';
import type { Act, World } from './world.ts';

/** Who signs in, which groups there are and who is in them, whom to expect, and how long things are kept. */
export function peopleActs(world: World): readonly Act[] {
  const { database, organisation, start } = world;
  const { db } = database;
  const org = organisation.id;
  const by = (now: number) => ({ org, now, actor: principalOf(world, 'maren').actor });
  return [
    { at: start - 3 * dayMs, run: (now) => nameFirst(world, now) },
    ...consolePeople.slice(1).map((person, index) => ({
      at: start - 2 * dayMs + index * 600_000,
      run: async (now: number) => {
        const { key, name, role, groups: own } = person;
        const created = must(
          await createUser(db, { name, role, groups: own, email: emailOf(person) }, by(now)),
        );
        world.users.set(key, created.id);
      },
    })),
    {
      at: start - dayMs,
      run: async (now) => {
        must(await importGroups(db, readGroupsCsv(groupsCsv(world)), 'replace', by(now)));
        await writeSetting(db, retention, { incidentDays: 400, counterDays: 800 }, by(now));
      },
    },
    {
      at: start - dayMs + 3_600_000,
      run: async (now) => {
        const entries = world.people.map(({ name, group }) => ({ name, group }));
        const { actor } = by(now);
        await importExpected(db, { organisation: org, actor, kind: 'person', entries, replace: true, now });
      },
    },
    {
      at: start + 11 * weekMs,
      run: async (now) => {
        for (const { key } of consolePeople.filter(({ disabled }) => disabled === true))
          must(await changeUser(db, world.users.get(key) ?? '', { disabled: true }, by(now)));
      },
    },
  ];
}

/** The installation comes with one administrator. */
async function nameFirst(world: World, now: number): Promise<void> {
  const { database, organisation } = world;
  const [first] = consolePeople;
  const row = await database.db
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', organisation.id)
    .executeTakeFirstOrThrow();
  if (first === undefined) return;
  world.users.set(first.key, row.id);
  const change = { name: first.name, email: emailOf(first) };
  must(await changeUser(database.db, row.id, change, { org: organisation.id, now, actor: `user:${row.id}` }));
}

function groupsCsv({ people }: World): string {
  const managers = consolePeople.filter(({ role }) => role === 'manager');
  return [
    'group,parent,person,manager',
    ...groups.map(({ name, parent }) => `${name},${parent ?? ''},,`),
    ...managers.flatMap((one) => one.groups?.map((group) => `${group},,,${emailOf(one)}`) ?? []),
    ...people.map(({ name, group }) => `${group},,${name},`),
  ].join('\n');
}
