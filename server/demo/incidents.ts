import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Outcome } from '../../lib/core/decide/verdict.ts';
import type { Person } from './organisation.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { Recognised, Story } from './story.ts';
import { dayMs, weekMs, weeks } from './weeks.ts';

/** One incident, by whom, and whether they say that it was wrong. */
export interface Planned {
  readonly person: Person;
  readonly at: number;
  readonly incident: Incident;
  readonly disputed: boolean;
}

export interface Plan {
  readonly people: readonly Person[];
  readonly stories: readonly Story[];
  /** The Monday of the first week. */
  readonly start: number;
  readonly now: number;
  readonly seed: number;
  /** When each policy version was published, from version 1 on. */
  readonly published: readonly number[];
}

/** All incidents of the half year, in order of time; the same for the same plan. */
export function planIncidents(plan: Plan): readonly Planned[] {
  const random = createRandom(plan.seed);
  return plan.people
    .flatMap((person) => plan.stories.flatMap((story) => ofPerson(person, story, plan, random)))
    .sort((a, b) => a.at - b.at || (a.incident.id < b.incident.id ? -1 : 1));
}

function ofPerson(person: Person, story: Story, plan: Plan, random: Random): Planned[] {
  const rate = rateOf(story, person.group);
  if (rate === 0) return [];
  // The same rule is much of one person's work, and none of another's.
  const inclination = random.chance(0.3) ? 0.15 : 0.6 + 2.8 * random.next();
  const planned: Planned[] = [];
  let habit = 1;
  for (let week = person.joins; week < weeks; week += 1) {
    const expected = rate * person.haste * inclination * habit * (story.course?.(week) ?? 1);
    for (let left = poisson(random, expected); left > 0; left -= 1) {
      const at = plan.start + week * weekMs + timeInWeek(random, person.group);
      if (at >= plan.now) continue;
      const incident = makeIncident(person, story, week, at, plan.published, random);
      const isAsked = story.simulated !== true;
      if (isAsked) habit *= story.habitLeft ?? 0.97;
      planned.push({
        ...{ person, at, incident },
        disputed: isAsked && random.chance(story.disputed ?? 0.006),
      });
    }
  }
  return planned;
}

export function rateOf({ rate }: Pick<Story, 'rate'>, group: string): number {
  return rate[group] ?? rate[group.split('-')[0] ?? ''] ?? 0;
}

function poisson(random: Random, expected: number): number {
  const limit = Math.exp(-expected);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

/** Office hours for most; the night shift has its own, and somebody always works at the weekend. */
function timeInWeek(random: Random, group: string): number {
  const day = random.chance(0.05) ? random.int(5, 6) : random.int(0, 4);
  const isNight = group === 'support-night';
  const middle = isNight ? 21 : 12.5;
  const hour = middle + (random.next() + random.next() - 1) * (isNight ? 2.9 : 5);
  return day * dayMs + Math.floor(hour * 3_600_000) + random.int(0, 999);
}

function makeIncident(
  person: Person,
  story: Story,
  week: number,
  at: number,
  published: readonly number[],
  random: Random,
): Incident {
  const action = story.action(week);
  const outcome = random.weighted<Outcome>(story.outcomes(week));
  const rule = {
    ...{ pack: story.pack, rule: story.rule, severity: story.severity },
    ...(story.simulated === true
      ? { mode: 'simulate' as const, action: 'warn' as const }
      : { mode: 'enforce' as const, action }),
  };
  const channel = random.weighted(story.channels);
  const tallies = story.found.map((found) => tally(found, random));
  const isFile = channel === 'file';
  const reason = outcome === 'overridden' && story.reasons ? random.weighted(story.reasons) : null;
  return {
    ...{ schema: 1, id: random.uuid(), at: new Date(at).toISOString(), action, outcome, rule },
    policyVersion: published.filter((time) => time <= at).length,
    alsoMatched: [],
    egress: {
      ...{ platform: platformOf(person, random), channel, ...conversation(story, random) },
      account: { kind: accountOf(person, random), id: null },
      size: isFile ? random.int(9_000, 4_000_000) : random.int(24, 900),
      ...(story.file !== undefined && { files: [story.file(random)] }),
    },
    detectors: tallies.map(({ detector, count, confidence }) => ({
      ...{ detector, count, distinct: count, low: 0, medium: 0, high: 0, [confidence]: count },
    })),
    findings: tallies.slice(0, 3).map(({ detector, confidence, value }, index) => ({
      ...{ detector, confidence, masked: value, start: 12 + index * 40 + random.int(0, 20), length: 16 },
      ...(isFile && { where: `Sheet1 \u203a row ${String(random.int(2, 40))}` }),
    })),
    ...(story.unscannable !== undefined && { unscannable: story.unscannable }),
    ...(reason !== null && {
      reason: reason.startsWith('own:') ? { text: reason.slice(4) } : { choice: reason },
    }),
    adapter: { health: random.chance(0.985) ? 'ok' : 'degraded' },
    client: { version: '0.1.0', browser: random.chance(0.85) ? 'chromium' : 'firefox' },
  };
}

function tally({ detector, confidence, masked, count: [least, most] = [1, 1] }: Recognised, random: Random) {
  return { detector, confidence, value: masked(random), count: random.int(least, most) };
}

function conversation(story: Story, random: Random): Pick<Incident['egress'], 'conversation'> {
  const kind = random.weighted(story.kinds ?? { direct: 60, group: 32, business: 8 });
  const title = `p_${random.uuid().replaceAll('-', '').slice(0, 16)}`;
  return { conversation: { kind, title, ...(kind === 'group' && { members: random.int(3, 60) }) } };
}

function platformOf({ group }: Person, random: Random): string {
  if (group.startsWith('engineering')) return random.weighted({ telegram: 52, whatsapp: 40, messenger: 8 });
  if (group.startsWith('support')) return random.weighted({ whatsapp: 60, messenger: 34, telegram: 6 });
  return random.weighted({ whatsapp: 78, messenger: 14, telegram: 8 });
}

export type AccountKind = Incident['egress']['account']['kind'];

/** Teams with customers have accounts of the organisation; elsewhere there is mostly no telling. */
export function accountOf({ group, personalAccount }: Person, random: Random): AccountKind {
  const hasCorporate = /^(?:sales|support|marketing)/.test(group);
  if (random.chance(personalAccount)) return 'personal';
  return random.chance(hasCorporate ? 0.92 : 0.3) ? 'corporate' : 'unknown';
}
