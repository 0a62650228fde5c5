import { describe, expect, it } from 'vitest';
import { errorsOf, fromForm, toForm, type SettingField } from './setting-values.ts';

const fields: readonly SettingField[] = [
  { kind: 'number', name: 'days', label: '', min: 1, max: 365 },
  { kind: 'switch', name: 'on', label: '' },
  { kind: 'text', name: 'version', label: '', optional: true, pattern: /^\d+$/ },
  { kind: 'lines', name: 'networks', label: '', pattern: /^[\d./]+$/ },
  {
    kind: 'choice',
    name: 'role',
    label: '',
    choices: [
      ['', 'none'],
      ['auditor', 'Auditor'],
    ],
  },
];
const value = {
  days: 30,
  on: true,
  version: null,
  networks: ['10.0.0.0/8', '10.1.0.0/16'],
  role: null,
  mapping: [1],
};

describe('settings in a form', () => {
  it('come back as they were, members without a control included', () => {
    expect(fromForm(toForm(value, fields), fields, value)).toEqual(value);
  });

  it('take what was entered', () => {
    const form = {
      ...toForm(value, fields),
      days: ' 7 ',
      on: false,
      version: '3',
      networks: '\n1.2.3.4/32 \n',
      role: 'auditor',
    };
    expect(fromForm(form, fields, value)).toEqual({
      days: 7,
      on: false,
      version: '3',
      networks: ['1.2.3.4/32'],
      role: 'auditor',
      mapping: [1],
    });
  });

  it('that are one value and no object', () => {
    const one: readonly SettingField[] = [{ kind: 'choice', name: '', label: '', choices: [['none', '']] }];
    expect(toForm('none', one)).toEqual({ '': 'none' });
    expect(fromForm({ '': 'second-person' }, one, 'none')).toBe('second-person');
  });

  it('keep a secret that nothing was entered for', () => {
    const secret: readonly SettingField[] = [{ kind: 'text', name: 'clientSecret', label: '', secret: true }];
    expect(toForm({ clientSecret: null }, secret)).toEqual({ clientSecret: '' });
    expect(errorsOf({ clientSecret: '' }, secret)).toEqual({});
    expect(fromForm({ clientSecret: '' }, secret, {})).toEqual({ clientSecret: null });
  });

  it.each([
    ['days', '0'],
    ['days', '366'],
    ['days', '1.5'],
    ['days', ''],
    ['version', 'x'],
    ['networks', '10.0.0.0/8\nhere'],
  ])('say what is wrong: %s %j', (name, text) => {
    expect(Object.keys(errorsOf({ ...toForm(value, fields), [name]: text }, fields))).toEqual([name]);
  });

  it('have nothing wrong as they are', () => {
    expect(errorsOf(toForm(value, fields), fields)).toEqual({});
  });
});
