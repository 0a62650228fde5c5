import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile.ts';
import { samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import type { Egress, InspectedFile } from './egress.ts';
import { judge, loadPolicy } from './index.ts';

const plain: InspectedFile = {
  name: 'list.xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: 5000,
  facets: [],
  texts: [],
};

function decide(files: string, file: Partial<InspectedFile>, unscannable?: string): string {
  const rule = sampleRule({
    when: `{ files: ${files} }`,
    match: null,
    then: '{ action: block }',
    ...(unscannable === undefined ? {} : { unscannable }),
  });
  const compiled = compilePolicy(samplePolicy(rule), {
    organisation: 'o',
    version: 3,
    issuedAt: '2026-03-01T00:00:00.000Z',
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const egress: Egress = {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'ACME' },
    account: { id: null },
    content: { kind: 'files', files: [{ ...plain, ...file }] },
  };
  return judge(loadPolicy(compiled.value), egress, 0).action;
}

describe('a rule about what is inside of a file', () => {
  const cases: readonly (readonly [string, Partial<InspectedFile>, string])[] = [
    ['{ facets: [encrypted] }', {}, 'allow'],
    ['{ facets: [encrypted] }', { facets: ['encrypted'] }, 'block'],
    ['{ facets: [macro, gps] }', { facets: ['label', 'gps'] }, 'block'],
    ['{ facets: [macro] }', { facets: ['label'] }, 'allow'],
    ['{ facets: [unscannable] }', {}, 'allow'],
    ['{ facets: [unscannable] }', { unscannable: 'broken' }, 'block'],
    ['{ unscannable: [broken, timeout] }', { unscannable: 'timeout' }, 'block'],
    ['{ unscannable: [broken] }', { unscannable: 'timeout' }, 'allow'],
    ['{ unscannable: [broken] }', {}, 'allow'],
    ['{ unscannable: [broken] }', { unscannable: 'unknown-type', otherReasons: ['broken'] }, 'block'],
    ['{ unscannable: [timeout] }', { unscannable: 'unknown-type', otherReasons: ['broken'] }, 'allow'],
    ['{ minPages: 3 }', { counts: { pages: 3 } }, 'block'],
    ['{ minPages: 3 }', { counts: { pages: 2 } }, 'allow'],
    ['{ minRows: 1 }', { counts: { pages: 2 } }, 'allow'],
    ['{ minRows: 10, minSheets: 2 }', { counts: { rows: 10, sheets: 1 } }, 'allow'],
    ['{ minRows: 10, minSheets: 2 }', { counts: { rows: 10, sheets: 2 } }, 'block'],
    ['{ names: ["*.csv"], facets: [macro] }', { facets: ['macro'] }, 'allow'],
    ['{ types: ["application/*"], minBytes: 5001, facets: [macro] }', { facets: ['macro'] }, 'allow'],
    ['{ types: ["application/*"], minBytes: 5000, facets: [macro] }', { facets: ['macro'] }, 'block'],
  ];
  it.each(cases)('%s of %j: %s', (files, file, action) => {
    expect(decide(files, file)).toBe(action);
  });

  it('knows that something was encrypted, also when another reason came first', () => {
    expect(decide('{ unscannable: [encrypted] }', { unscannable: 'timeout', facets: ['encrypted'] })).toBe(
      'block',
    );
    expect(decide('{ unscannable: [encrypted] }', { facets: ['encrypted'] })).toBe('allow');
  });

  it.each(['{ facets: [macro] }', '{ minRows: 100 }'])(
    '%s treats a file that could not be read as unscannable, not as one without',
    (files) => {
      const unread = { unscannable: 'too-large', counts: { rows: 99 } } as const;
      expect(decide(files, unread)).toBe('warn');
      expect(decide(files, unread, 'justify')).toBe('justify');
      expect(decide(files, unread, 'allow')).toBe('allow');
      expect(decide(files, { ...unread, facets: ['macro'], counts: { rows: 100 } })).toBe('block');
      // Its type and its size are known all the same.
      expect(decide(files.replace('{', '{ types: [image/png],'), unread)).toBe('allow');
      expect(decide(files.replace('{', '{ minBytes: 9999,'), unread)).toBe('allow');
    },
  );

  it('takes no type for known that nobody has looked at', () => {
    const type = 'application/octet-stream';
    expect(decide('{ types: [application/zip] }', { type, unscannable: 'inspector-unavailable' })).toBe(
      'warn',
    );
    expect(decide('{ types: [application/zip] }', { type, unscannable: 'unknown-type' })).toBe('allow');
    expect(decide('{ types: [application/zip] }', { type })).toBe('allow');
    expect(decide('{ types: [application/octet-stream] }', { type, unscannable: 'timeout' })).toBe('block');
  });
});
