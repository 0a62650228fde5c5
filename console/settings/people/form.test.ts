import { describe, expect, it } from 'vitest';
import { blankPerson, faultsOf, formOf, userOf } from './form.ts';

const person = { ...blankPerson, name: ' Ann Analyst ', email: ' ann@example.com ' };

describe('a person in a form', () => {
  it('is sent as the server takes it', () => {
    expect(userOf(person)).toEqual({
      name: 'Ann Analyst',
      email: 'ann@example.com',
      role: 'analyst',
      groups: null,
    });
    expect(userOf({ ...person, email: '', all: false, groups: 'sales\n\n support ' })).toMatchObject({
      email: null,
      groups: ['sales', 'support'],
    });
  });

  it('who sees nobody does not come to see everybody', () => {
    expect(userOf({ ...person, all: false }).groups).toEqual([]);
  });

  it('who manages sees teams that are named, never all', () => {
    const manager = { ...person, role: 'manager' as const, all: true };
    expect(userOf(manager).groups).toEqual([]);
    expect(userOf({ ...manager, groups: 'sales' }).groups).toEqual(['sales']);
  });

  it('comes back from what the server says', () => {
    const user = {
      ...{ id: 'u', name: 'A', email: null, role: 'manager' as const, groups: ['sales', 'eu'] },
      ...{ methods: { password: false, oidc: false }, createdAt: '', signedInAt: null, disabledAt: null },
    } as const;
    expect(userOf(formOf(user))).toEqual({
      name: 'A',
      email: null,
      role: 'manager',
      groups: ['sales', 'eu'],
    });
  });

  it.each([
    [
      { ...person, name: ' ' },
      { name: true, email: false },
    ],
    [
      { ...person, email: 'ann' },
      { name: false, email: true },
    ],
    [
      { ...person, email: 'a b@c' },
      { name: false, email: true },
    ],
  ])('has faults: %j', (form, faults) => {
    expect(faultsOf(form)).toEqual(faults);
  });

  it('has none as it should be', () => {
    expect(faultsOf(person)).toBeNull();
  });
});
