import { describe, expect, it } from 'vitest';
import { peer, subjects } from './subjects.ts';
import { compared, publishedNumbers, without } from './table.ts';
import { made, randomFrom, swapped, varied } from './values.ts';

const rounds = 100;
const all = subjects();

describe('check digits', () => {
  it('are compared, or there is a reason why not', () => {
    const told = new Set([...Object.keys(compared), ...Object.keys(without)]);
    const open = all.filter(({ id, computes }) => computes && !told.has(id));
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it('are those of detectors that exist', () => {
    const known = new Set(all.map(({ id }) => id));
    expect([...Object.keys(compared), ...Object.keys(without)].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe.each(publishedNumbers)('%s %s', (id, value) => {
  const accepts = all.find((subject) => subject.id === id)?.accepts ?? (() => false);

  it('is taken', () => {
    expect(accepts(value)).toBe(true);
  });

  it('is refused with any other last digit', () => {
    const head = value.slice(0, -1);
    const last = value.slice(-1);
    const others = last >= 'A' ? 'ABCDEFGHIZJ' : '0123456789';
    const taken = [...others].filter((char) => char !== last && accepts(head + char));
    expect(taken).toEqual([]);
  });
});

describe.each(all.filter(({ id }) => compared[id]))('$id', ({ id, samples, accepts }) => {
  const { modules, stricter, looser } = compared[id] ?? { modules: [] };
  const peers = modules.map(peer);
  const theirs = (value: string): boolean => peers.some((isValid) => isValid(value));

  it('is judged as by stdnum', () => {
    const random = randomFrom(20261122);
    const values = [...samples];
    for (let i = 0; i < rounds; i += 1) {
      const sample = samples[i % samples.length] ?? '';
      values.push(varied(random, sample, 1), varied(random, sample, 0.15), swapped(random, sample));
      const valid = i % 2 === 0 ? made(varied(random, sample, 0.1 + random() * 0.4), theirs) : null;
      if (valid !== null) values.push(valid);
    }
    const disputed = values.filter((value) =>
      accepts(value) ? !theirs(value) && looser === undefined : theirs(value) && stricter === undefined,
    );
    expect(disputed.slice(0, 10)).toEqual([]);
    expect(values.length).toBeGreaterThanOrEqual(300);
    // What one side leaves out by intention must not hide that the check itself is another one.
    const taken = values.filter((value) => accepts(value) && theirs(value));
    const refused = values.filter((value) => !accepts(value) && !theirs(value));
    expect(taken.length).toBeGreaterThanOrEqual(25);
    expect(refused.length).toBeGreaterThanOrEqual(30);
  });
});
