import { describe, expect, it } from 'vitest';
import { mostVerifiedContacts } from '../../../lib/core/policy/schema.ts';
import { contactFrom, contactsFrom, withContacts } from './list.ts';

describe('verified contacts from CSV', () => {
  it('are read with names or without, and with a first line that names the columns or none', () => {
    const contacts = [
      { platform: 'whatsapp', id: '+49 30 1', name: 'Example, Ltd' },
      { platform: 'telegram', id: '4711' },
    ];
    const lines = 'WhatsApp,+49 30 1,"Example, Ltd"\ntelegram,4711\n';
    expect(contactsFrom(lines)).toEqual({ ok: true, value: contacts });
    expect(contactsFrom(`platform,id,name\n${lines}`)).toEqual({ ok: true, value: contacts });
  });

  it.each([
    ['signal,4711', { line: 1, code: 'contact/platform' }],
    ['telegram,4711\ntelegram,()', { line: 2, code: 'contact/id' }],
    [`telegram,${'4'.repeat(101)}`, { line: 1, code: 'contact/id' }],
    ['telegram,"4711', { line: 1, code: 'csv/quote' }],
    ['telegram,1\n'.repeat(mostVerifiedContacts + 1), { line: 0, code: 'contact/too-many' }],
  ])('say which line is none: %.30j', (csv, problem) => {
    expect(contactsFrom(csv)).toEqual({ ok: false, error: [problem] });
  });

  it('stand on the list once, as they were given last', () => {
    const before = contactFrom('whatsapp', ' Anna ', 'one');
    const after = contactFrom('whatsapp', 'anna', 'other');
    if (before === null || after === null) throw new Error('These are contacts.');
    expect(before).toEqual({ platform: 'whatsapp', id: 'Anna', name: 'one' });
    expect(withContacts([before], [after])).toEqual([after]);
  });

  it('know a telephone number however it is written', () => {
    const [one, other] = ['+49 30 1', '+49 (30) 1'].map((id) => ({ platform: 'whatsapp', id }));
    if (one === undefined || other === undefined) throw new Error('These are contacts.');
    expect(withContacts([one], [other])).toEqual([other]);
  });
});
