import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { incidentSchema } from '../../lib/core/incident/incident.ts';
import { groupBy } from './group-by.ts';
import { planIncidents } from './incidents.ts';
import type { Planned } from './incidents.ts';
import { groups, makePeople } from './organisation.ts';
import { stories } from './stories.ts';
import { beginningOf, linkWeek, weekMs, weeks } from './weeks.ts';

const now = Date.parse('2026-11-27T10:00:00.000Z');
const start = beginningOf(now);
const people = makePeople(7);
const plan = { people, stories, start, now, seed: 7, published: [start, start + 4 * weekMs] };
const planned = planIncidents(plan);
const weekOf = ({ at }: Planned): number => Math.floor((at - start) / weekMs);
const of = (rule: string) => planned.filter(({ incident }) => incident.rule.rule === rule);
const perWeek = (some: readonly Planned[], from: number, to: number): number =>
  some.filter((one) => weekOf(one) >= from && weekOf(one) < to).length / (to - from);

/** Of who was asked by a rule, whether they were again within two weeks, on another day. */
function repeatRate(rule: string, from: number, to: number): number {
  const day = ({ at }: Planned): number => Math.floor(at / 86_400_000);
  const days = groupBy(of(rule), ({ person }) => person.name);
  const asked = of(rule).filter((one) => weekOf(one) >= from && weekOf(one) < to);
  const again = asked.filter((one) =>
    days.get(one.person.name)?.some((later) => day(later) > day(one) && day(later) <= day(one) + 14),
  );
  return again.length / asked.length;
}

describe('the demonstration\u2019s half year', () => {
  it('has 400 people with names of their own, in groups that exist', () => {
    expect(people).toHaveLength(400);
    expect(new Set(people.map(({ name }) => name)).size).toBe(400);
    expect(groups.reduce((sum, { people: count }) => sum + count, 0)).toBe(400);
  });

  it('is the same every time, and another for another seed', () => {
    const few = { ...plan, people: people.slice(0, 40) };
    expect(planIncidents(few)).toEqual(planIncidents(few));
    expect(planIncidents({ ...few, seed: 8 })[0]).not.toEqual(planIncidents(few)[0]);
  });

  it('has about 20,000 incidents that a server takes, each once, until now', () => {
    expect(planned.length).toBeGreaterThan(15_000);
    expect(planned.length).toBeLessThan(26_000);
    expect(new Set(planned.map(({ incident }) => incident.id)).size).toBe(planned.length);
    expect(planned.every(({ at }) => at >= start && at < now)).toBe(true);
    expect(planned.filter(({ incident }) => !v.is(incidentSchema, incident))).toEqual([]);
    expect(perWeek(planned, weeks - 1, weeks)).toBeGreaterThan(0);
  });

  it('tells of cards: warnings halve when the payment link is offered', () => {
    const cards = of('card-number-out');
    const [before, after] = [perWeek(cards, 3, linkWeek), perWeek(cards, linkWeek + 4, weeks - 1)];
    expect(after / before).toBeGreaterThan(0.35);
    expect(after / before).toBeLessThan(0.55);
  });

  it('tells of engineers: who was warned is warned less often again', () => {
    expect(repeatRate('service-token-out', 0, 4)).toBeGreaterThan(0.5);
    expect(repeatRate('service-token-out', 12, 23)).toBeLessThan(0.4);
  });

  it('tells of support: lists go out all the same, for want of another way', () => {
    const lists = of('many-people-out');
    const sent = lists.filter(({ incident }) => incident.outcome === 'overridden');
    expect(sent.length / lists.length).toBeGreaterThan(0.65);
    expect(perWeek(lists, 20, 25)).toBeGreaterThan(perWeek(lists, 3, 8));
  });
});
