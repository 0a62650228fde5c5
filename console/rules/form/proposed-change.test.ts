import { expect, it } from 'vitest';
import { apply } from './form-edit.ts';
import { planChange, readProposedChange } from './proposed-change.ts';

const pack = (when: string) => `rules:
  - id: one
    severity: low
${when}    match: { detector: iban }
`;
const made = (text: string, without: { readonly of: string; readonly value: string }): string | null => {
  const proposed = readProposedChange(JSON.stringify({ rule: 'one', without }));
  const plan = proposed === null ? 'unreadable' : planChange(text, proposed);
  if (typeof plan === 'string') return null;
  return plan.changes.reduce((now, change) => {
    const edited = apply(now, change);
    if (!edited.ok) throw new Error(edited.error);
    return edited.value.text;
  }, text);
};

it('leaves out whom a rule is not for, and keeps what is written beside', () => {
  const accounts = { of: 'accounts', value: 'corporate' };
  expect(made(pack(''), accounts)).toContain('when: { accounts: { not: [corporate] } }');
  const not = pack('    when:\n      accounts: { not: [unknown] } # ours\n');
  expect(made(not, accounts)).toBe(not.replace('[unknown]', '[unknown, corporate]'));
  const listed = pack('    when:\n      people: { groups: [sales, support] } # both\n');
  expect(made(listed, { of: 'groups', value: 'sales' })).toBe(listed.replace('sales, ', ''));
});

it('never widens a rule', () => {
  const one = pack('    when:\n      people: { groups: [sales] }\n');
  expect(made(one, { of: 'groups', value: 'sales' })).toBeNull();
  expect(made(pack(''), { of: 'groups', value: 'sales' })).toBeNull();
  expect(made(pack(''), { of: 'titles', value: 'sales' })).toBeNull();
});
