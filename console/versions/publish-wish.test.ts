import { describe, expect, it } from 'vitest';
import { blankForm, publishErrors, wishOf } from './publish-wish.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const form = { ...blankForm, message: ' why ' };

describe('what is asked for before publishing', () => {
  it.each([
    [{ message: ' ' }, 'message'],
    [{ who: 'some' as const, share: '0' }, 'share'],
    [{ who: 'some' as const, share: 'x' }, 'share'],
    [{ who: 'some' as const, groups: 'sales, No Such' }, 'groups'],
    [{ when: 'later' as const }, 'time'],
    [{ when: 'later' as const, time: '2026-02-01T12:00' }, 'time'],
  ])('says what is wrong (%#)', (change, field) => {
    const errors = publishErrors({ ...form, ...change }, now);
    expect(Object.entries(errors ?? {}).flatMap(([name, error]) => (error === null ? [] : [name]))).toEqual([
      field,
    ]);
  });

  it('becomes a wish', () => {
    expect(publishErrors(form, now)).toBe(null);
    expect(wishOf(form, false)).toEqual({ message: 'why', review: false });
    const some = { ...form, who: 'some' as const, groups: 'sales, board', share: '25' };
    expect(wishOf(some, true)).toEqual({
      message: 'why',
      review: true,
      rollout: { groups: ['sales', 'board'], share: 25 },
    });
    expect(wishOf({ ...some, groups: ' ' }, false)).toMatchObject({ rollout: { groups: null } });
    const later = { ...form, when: 'later' as const, time: '2026-03-02T09:00' };
    expect(wishOf(later, false).publishAt).toBe(new Date('2026-03-02T09:00').toISOString());
  });
});
