import { describe, expect, it } from 'vitest';
import { treeOf } from './tree.ts';

const group = (name: string, parent: string | null) => ({ name, parent, members: 0, managers: [] });
const shape = (...groups: ReturnType<typeof group>[]) =>
  treeOf(groups).map(({ group: { name }, depth }) => `${name} ${String(depth)}`);

describe('treeOf', () => {
  it('puts each below its parent', () => {
    expect(shape(group('eu', 'sales'), group('ops', null), group('sales', null), group('de', 'eu'))).toEqual([
      'ops 0',
      'sales 0',
      'eu 1',
      'de 2',
    ]);
  });

  it('loses nobody to a parent that is not there, nor to a ring', () => {
    expect(shape(group('a', 'gone'), group('b', 'c'), group('c', 'b'), group('d', 'd'))).toEqual([
      'a 0',
      'd 0',
      'b 0',
      'c 0',
    ]);
  });
});
