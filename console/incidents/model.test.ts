import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { fail, ok } from '../../lib/core/result.ts';
import { incident } from '../dev/mock-data.mjs';
import type { IncidentsApi } from './api.ts';
import { createIncidents, keyOf, textOf } from './model.ts';
import { createSelection } from './selection.ts';
import { createTriage } from './triage-model.ts';
import { incidentItem } from '../../lib/core/api/answers/incidents.ts';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const records: readonly IncidentItem[] = [0, 1, 2].map((n) => v.parse(incidentItem, incident(n, now)));
const elsewhere = v.parse(incidentItem, incident(9, now));
const detailOf = (item: IncidentItem) => ({ ...item, events: [], held: false });
const refusal = { code: 'x', status: 404, message: '' };

function setUp(change: IncidentsApi['change'] = () => Promise.resolve(ok({ changed: 1, batch: 'b' }))) {
  let found = records;
  const fetched: string[] = [];
  const asked: string[] = [];
  const incidents = createIncidents({
    incidents: ({ q, days }) => {
      asked.push(`${q} ${String(days)}`);
      return Promise.resolve(ok({ items: found, next: null }));
    },
    count: () => Promise.resolve(ok({ count: found.length, exact: true })),
    incident: (key) => {
      fetched.push(key.id);
      const known = [...found, ...records, elsewhere].find((record) => record.incident.id === key.id);
      return Promise.resolve(
        known === undefined
          ? fail({ ...refusal, status: key.id === 'broken' ? 503 : 404 })
          : ok(detailOf(known)),
      );
    },
  });
  const sent: unknown[] = [];
  const undone: string[] = [];
  const triage = createTriage(
    {
      change: (request) => {
        sent.push(request);
        return change(request);
      },
      undo: (batch) => {
        undone.push(batch);
        return Promise.resolve(ok({ undone: 1, kept: 0 }));
      },
    },
    incidents,
    () => now,
  );
  const status = (index: number) => incidents.list.items.value[index]?.triage.status;
  const finds = (items: readonly IncidentItem[]): void => void (found = items);
  return { incidents, triage, fetched, asked, sent, undone, status, finds };
}
const key = (index: number) => {
  const record = records[index];
  if (record === undefined) throw new Error('no such record');
  return keyOf(record);
};

describe('createIncidents', () => {
  it('opens from the list without asking the server, and others by asking', async () => {
    const { incidents, fetched } = setUp();
    await incidents.look({ q: '', days: 30 });
    await incidents.open(key(1));
    expect(incidents.opened.value).toEqual({ kind: 'ready', record: records[1] });
    expect(fetched).toEqual([]);
    await incidents.open(keyOf(elsewhere));
    expect(incidents.opened.value).toMatchObject({ kind: 'ready', record: elsewhere });
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
    await incidents.look({ q: '', days: 30 });
    expect(incidents.neighbour(1)).toEqual(key(0));
    await incidents.open(key(0));
    expect(incidents.neighbour(1)).toEqual(key(1));
    expect(incidents.neighbour(-1)).toBeNull();
    await incidents.open(key(2));
    expect(incidents.neighbour(1)).toBeNull();
  });

  it('asks for what is looked for once, and for what came since when it is looked for again', async () => {
    const { incidents, asked } = setUp();
    await incidents.look({ q: 'is:open', days: 90 });
    expect(asked).toEqual(['is:open 90']);
    expect(incidents.list.waiting.value.count).toBe(0);
    await incidents.look({ q: 'is:open', days: 90 });
    expect(asked).toEqual(['is:open 90', 'is:open 90']);
    await incidents.look({ q: 'is:open', days: 30 });
    expect(asked).toEqual(['is:open 90', 'is:open 90', 'is:open 30']);
    expect(incidents.count.value).toEqual({ count: 3, exact: true });
  });
});

describe('what others do meanwhile', () => {
  it('is shown of the opened one too, with its history', async () => {
    const { incidents, fetched, finds } = setUp();
    await incidents.look({ q: '', days: 30 });
    await incidents.open(key(1));
    const resolved = records.map((item, index) =>
      index === 1 ? { ...item, triage: { ...item.triage, status: 'resolved' as const } } : item,
    );
    finds(resolved);
    await incidents.poll();
    expect(incidents.opened.value).toMatchObject({ record: { triage: { status: 'resolved' } } });
    expect([fetched, incidents.detail.value?.events]).toEqual([[key(1).id], []]);
    await incidents.poll();
    expect(fetched).toHaveLength(1);
  });

  it('is counted: with what comes, with what is changed, and when the server found another number', async () => {
    const { incidents, triage, finds } = setUp((request) =>
      Promise.resolve(
        'expected' in request.select && request.select.expected !== 1
          ? fail({ ...refusal, status: 409, code: 'incident/other-count' })
          : ok({ changed: 1, batch: 'b' }),
      ),
    );
    await incidents.look({ q: 'is:open', days: 30 });
    finds([elsewhere, ...records]);
    await incidents.poll();
    expect(incidents.count.value?.count).toBe(4);
    finds(records.slice(1));
    await triage.apply({ kind: 'keys', keys: [key(0)] }, { status: 'resolved' });
    expect(incidents.count.value?.count).toBe(2);
    finds(records);
    await triage.undo();
    expect(incidents.count.value?.count).toBe(3);
    finds(records.slice(2));
    const selection = createSelection(incidents);
    selection.selectEverything();
    const first = selection.chosen();
    if (first !== null) expect(await triage.apply(first, { status: 'resolved' })).not.toBeNull();
    const again = selection.chosen();
    if (again !== null) expect(await triage.apply(again, { status: 'resolved' })).toBeNull();
    expect([first, again]).toMatchObject([{ expected: 3 }, { expected: 1 }]);
  });
});

describe('createTriage', () => {
  it('shows a change at once, and takes it back', async () => {
    const { incidents, triage, status, undone } = setUp();
    await incidents.look({ q: '', days: 30 });
    const applying = triage.apply({ kind: 'keys', keys: [key(0)] }, { resolution: 'coached' });
    expect([status(0), status(1)]).toEqual(['resolved', records[1]?.triage.status]);
    await applying;
    expect(triage.last.value?.state).toEqual({ kind: 'done', batch: 'b' });
    await triage.undo();
    expect(undone).toEqual(['b']);
    expect(status(0)).toBe(records[0]?.triage.status);
    expect(triage.last.value?.state).toEqual({ kind: 'undone', kept: 0 });
  });

  it('takes back what is still being sent, once, when the server has it', async () => {
    const { incidents, triage, status, undone } = setUp();
    await incidents.look({ q: '', days: 30 });
    const applying = triage.apply({ kind: 'keys', keys: [key(0)] }, { resolution: 'coached' });
    expect(triage.canUndo.value).toBe(true);
    await Promise.all([triage.undo(), triage.undo(), applying]);
    expect(undone).toEqual(['b']);
    expect(status(0)).toBe(records[0]?.triage.status);
    expect(triage.last.value?.state).toEqual({ kind: 'undone', kept: 0 });
  });

  it('takes back what was meant, and says nothing of it over what was done since', async () => {
    const { incidents, triage, status, undone } = setUp();
    await incidents.look({ q: '', days: 30 });
    const first = triage.apply({ kind: 'keys', keys: [key(0)] }, { resolution: 'coached' });
    const undoing = triage.undo();
    const second = triage.apply({ kind: 'keys', keys: [key(1)] }, { status: 'in-progress' });
    await Promise.all([first, undoing, second]);
    expect(undone).toEqual(['b']);
    expect(status(0)).toBe(records[0]?.triage.status);
    expect(triage.last.value).toMatchObject({ change: { status: 'in-progress' }, state: { kind: 'done' } });
  });

  it('shows it as it was when the server refuses', async () => {
    const { incidents, triage, status } = setUp(() => Promise.resolve(fail(refusal)));
    await incidents.look({ q: '', days: 30 });
    expect(await triage.apply({ kind: 'keys', keys: [key(1)] }, { status: 'resolved' })).toEqual(refusal);
    expect(status(1)).toBe(records[1]?.triage.status);
    expect(triage.last.value?.state.kind).toBe('failed');
  });

  it('leaves alone what was changed again when an earlier change is refused', async () => {
    const answers: ((refused: boolean) => void)[] = [];
    const { incidents, triage } = setUp(
      () =>
        new Promise((resolve) =>
          answers.push((refused) => resolve(refused ? fail(refusal) : ok({ changed: 1, batch: 'b' }))),
        ),
    );
    await incidents.look({ q: '', days: 30 });
    const chosen = { kind: 'keys', keys: [key(1)] } as const;
    const first = triage.apply(chosen, { status: 'resolved' });
    const second = triage.apply(chosen, { addLabels: ['mine'] });
    answers[1]?.(false);
    await second;
    answers[0]?.(true);
    await first;
    expect(incidents.list.items.value[1]?.triage.labels).toContain('mine');
  });

  it('changes all that a search finds by its number, and looks again', async () => {
    const { incidents, triage, sent, asked } = setUp();
    await incidents.look({ q: 'is:open', days: 30 });
    const selection = createSelection(incidents);
    selection.toggle(textOf(records[0] ?? elsewhere));
    selection.selectEverything();
    const chosen = selection.chosen();
    expect(chosen).toEqual({ kind: 'found', scope: { q: 'is:open', days: 30 }, expected: 3 });
    if (chosen !== null) await triage.apply(chosen, { status: 'resolved' });
    expect(sent).toEqual([
      { select: { q: 'is:open', days: 30, expected: 3 }, change: { status: 'resolved' } },
    ]);
    expect(asked).toEqual(['is:open 30', 'is:open 30']);
  });
});

describe('createSelection', () => {
  it('extends from the one before, in the order of the list', async () => {
    const { incidents } = setUp();
    await incidents.look({ q: '', days: 30 });
    const selection = createSelection(incidents);
    const keys = records.map(textOf);
    selection.toggle(keys[2] ?? '');
    selection.extendTo(keys[0] ?? '');
    expect(selection.chosen()).toEqual({ kind: 'keys', keys: records.map(keyOf) });
    selection.toggle(keys[1] ?? '');
    expect(selection.size.value).toBe(2);
    selection.clear();
    expect(selection.chosen()).toBeNull();
  });

  it('is of what was selected, whatever the list holds by now', async () => {
    const { incidents, finds } = setUp();
    await incidents.look({ q: '', days: 30 });
    const selection = createSelection(incidents);
    selection.toggle(textOf(records[2] ?? elsewhere));
    selection.toggle(textOf(records[1] ?? elsewhere));
    finds(records.slice(0, 2));
    await incidents.reload();
    expect(selection.chosen()).toEqual({ kind: 'keys', keys: [key(1), key(2)] });
  });

  it('of all but one is what is loaded without it', async () => {
    const { incidents } = setUp();
    await incidents.look({ q: '', days: 30 });
    const selection = createSelection(incidents);
    selection.toggle(textOf(records[0] ?? elsewhere));
    selection.selectEverything();
    selection.toggle(textOf(records[1] ?? elsewhere));
    expect(selection.chosen()).toEqual({ kind: 'keys', keys: [key(0), key(2)] });
  });
});
