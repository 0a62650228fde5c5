import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import * as v from 'valibot';
import { fail, ok } from '../../lib/core/result.ts';
import { incidentRecord } from '../api/answers.ts';
import { incident } from '../dev/mock-data.mjs';
import { createIncidents, keyOf } from './model.ts';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const records: readonly IncidentRecord[] = [0, 1, 2].map((n) => v.parse(incidentRecord, incident(n, now)));
const elsewhere = v.parse(incidentRecord, incident(9, now));

function setUp() {
  const fetched: string[] = [];
  const days: number[] = [];
  const incidents = createIncidents({
    incidents: (query) => {
      days.push(query.days);
      return Promise.resolve(ok({ items: records, next: null }));
    },
    incident: (key) => {
      fetched.push(key.id);
      return Promise.resolve(
        key.id === elsewhere.incident.id
          ? ok(elsewhere)
          : fail({ code: 'x', status: key.id === 'broken' ? 503 : 404, message: '' }),
      );
    },
  });
  return { incidents, fetched, days };
}
const key = (index: number) => {
  const record = records[index];
  if (record === undefined) throw new Error('no such record');
  return keyOf(record);
};

describe('createIncidents', () => {
  it('opens from the list without asking the server, and others by asking', async () => {
    const { incidents, fetched } = setUp();
    await incidents.list.load();
    await incidents.open(key(1));
    expect(incidents.opened.value).toEqual({ kind: 'ready', record: records[1] });
    expect(fetched).toEqual([]);
    await incidents.open(keyOf(elsewhere));
    expect(incidents.opened.value).toEqual({ kind: 'ready', record: elsewhere });
  });

  it('tells gone from failed', async () => {
    const { incidents } = setUp();
    await incidents.open({ day: 'd', device: 'x', id: 'gone' });
    expect(incidents.opened.value.kind).toBe('gone');
    await incidents.open({ day: 'd', device: 'x', id: 'broken' });
    expect(incidents.opened.value.kind).toBe('failed');
  });

  it('drops the answer for one that is no longer wanted', async () => {
    const { incidents } = setUp();
    const opening = incidents.open(keyOf(elsewhere));
    await incidents.open(null);
    await opening;
    expect(incidents.opened.value).toEqual({ kind: 'none' });
  });

  it('knows the neighbours, and the ends', async () => {
    const { incidents } = setUp();
    await incidents.list.load();
    expect(incidents.neighbour(1)).toEqual(key(0));
    await incidents.open(key(0));
    expect(incidents.neighbour(1)).toEqual(key(1));
    expect(incidents.neighbour(-1)).toBeNull();
    await incidents.open(key(2));
    expect(incidents.neighbour(1)).toBeNull();
  });

  it('asks for the chosen period', async () => {
    const { incidents, days } = setUp();
    await incidents.setPeriod(90);
    expect(days).toEqual([90]);
    expect(incidents.period.value).toBe(90);
  });
});
