import { describe, expect, it } from 'vitest';
import { linesOf, withLines } from './mapping-model.ts';

const setting = {
  issuer: 'https://login.example.com',
  mapping: [
    { value: 'sec-admins', role: 'administrator' },
    { value: 'leads', role: 'manager', groups: ['sales', 'eu'] },
    { value: 'board', role: 'auditor', groups: null },
  ],
};

describe('the mapping of groups to roles', () => {
  it('comes back as it was, and leaves the rest of the setting alone', () => {
    expect(withLines(setting, linesOf(setting))).toEqual(setting);
  });

  it('is empty where there is none', () => {
    expect(linesOf(null)).toEqual([]);
    expect(linesOf({ mapping: 'x' })).toEqual([]);
  });

  it('needs a group of the provider in each line', () => {
    expect(withLines(setting, [{ value: ' ', role: 'auditor', groups: '' }])).toBeNull();
  });

  it('reads names with commas', () => {
    expect(withLines({}, [{ value: ' x ', role: 'manager', groups: ' a ,, b' }])).toEqual({
      mapping: [{ value: 'x', role: 'manager', groups: ['a', 'b'] }],
    });
  });
});
