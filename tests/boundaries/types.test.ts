import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySources, type SourceCopy } from './copy.ts';

/** Each file must be refused by the compiler with this code. */
const corePlants = [
  { file: 'dom-global', code: 'TS2584', text: 'export const title = () => document.title;' },
  { file: 'dom-type', code: 'TS2304', text: 'export const tag = (element: HTMLElement) => element.tagName;' },
  { file: 'node-global', code: 'TS2591', text: 'export const here = () => process.cwd();' },
  { file: 'node-module', code: 'TS2307', text: "export { readFileSync } from 'node:fs';" },
  { file: 'browser-api', code: 'TS2304', text: 'export const id = () => browser.runtime.id;' },
  { file: 'other-project', code: 'TS6307', text: "export * from '../guard/zz-target.ts';" },
  { file: 'enum', code: 'TS1294', text: 'export enum Kind { One }' },
  { file: 'implicit-any', code: 'TS7006', text: 'export const same = (value) => value;' },
  { file: 'unchecked-index', code: 'TS2322', text: 'export const first = (a: string[]): string => a[0];' },
  {
    file: 'value-import-of-a-type',
    code: 'TS1484',
    text: "import { Problem } from './problem.ts';\nexport type P = Problem;",
  },
];

describe('project references and compiler settings', () => {
  let copy: SourceCopy;
  let output = '';
  beforeAll(async () => {
    copy = copySources('types');
    copy.plant({ 'lib/guard/zz-target.ts': 'export const target = 1;\n' });
    copy.plant(
      Object.fromEntries(corePlants.map(({ file, text }) => [`lib/core/zz-${file}.ts`, `${text}\n`])),
    );
    output = (await copy.run('typescript/bin/tsc', ['--build', 'lib/core', '--pretty', 'false'])).stdout;
  });
  afterAll(() => {
    copy.remove();
  });

  it.each(corePlants)('core is refused $file', ({ file, code }) => {
    const errors = output.split('\n').filter((line) => line.startsWith(`lib/core/zz-${file}.ts(`));
    expect(errors.join('\n')).toContain(`error ${code}:`);
  });

  it('core is refused nothing that was not planted', () => {
    const others = output.split('\n').filter((line) => /^lib\/core\/(?!zz-)/.test(line));
    expect(others).toEqual([]);
  });
});
