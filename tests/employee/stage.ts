import { expect } from 'vitest';
import type { Channel } from '../../lib/core/decide/egress.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { until } from '../harness/until.ts';
import type { Employee } from './employee.ts';

export type Someone = () => Employee;

/** To begin with: no question that another test left, nothing in the composer, nothing sent. */
export async function startOver(employee: Employee): Promise<void> {
  if (await employee.hasDialog()) await employee.press('Escape');
  await employee.clear();
  employee.replicas.reset();
}

/** Writes it and presses Enter. */
export async function send(employee: Employee, text: string): Promise<void> {
  await employee.type(text);
  await employee.press('Enter');
}

export async function answer(employee: Employee, label: string): Promise<void> {
  await (await employee.dialog()).click(label);
  await employee.dialogGone();
}

/** What the page's model has as the draft of the open conversation. */
export function draft(employee: Employee): Promise<string> {
  return employee.inPage(() => window.__replica.drafts[window.__replica.conversation()?.id ?? ''] ?? '');
}

export function underlined(employee: Employee): Promise<readonly string[]> {
  return employee.inPage(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map(String)));
}

/** Exactly these left, apart from the harmless message that is sent now. */
export async function expectSent(employee: Employee, ...texts: readonly string[]): Promise<void> {
  // Recorded first: emptied before that, the composer would hold something else.
  if (texts.length > 0) await employee.replicas.whenSent(texts.length);
  expect(await employee.sentUpTo('Until tomorrow')).toEqual(texts);
}

/** The one incident of the rule, by the channel if one is given, since the last call about it; none before `since` (milliseconds since 1970). */
export function incidentsOf(
  someone: Someone,
  channel?: Channel,
  since = () => 0,
): (rule: string) => Promise<IncidentItem> {
  const seen = new Set<string>();
  return async (rule) => {
    const fresh = await until(`the incident of ${rule}`, async () => {
      const all = await someone().admin.recentIncidents();
      const some = all.filter(
        ({ incident: { rule: of, egress, id, at } }) =>
          of.rule === rule &&
          (channel ?? egress.channel) === egress.channel &&
          Date.parse(at) >= since() &&
          !seen.has(id),
      );
      return some.length > 0 && some;
    });
    for (const { incident } of fresh) seen.add(incident.id);
    const [only, ...others] = fresh;
    expect(others).toEqual([]);
    if (only === undefined) throw new Error('nothing');
    return only;
  };
}
