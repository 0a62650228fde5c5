import { basename } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySources, type SourceCopy } from './copy.ts';

const html = "const box = document.createElement('p');\n";
// Joined, so that these files are not reported themselves.
const todo = ['TO', 'DO'].join('');
const disable = ['eslint', 'disable'].join('-');
/** Each file must be reported by this rule. */
const plants: readonly { file: string; rule: string; text: string }[] = [
  { file: 'lib/core/zz-any.ts', rule: '@typescript-eslint/no-explicit-any', text: 'export type T = any;' },
  {
    file: 'lib/core/zz-non-null.ts',
    rule: '@typescript-eslint/no-non-null-assertion',
    text: 'export const first = (a: readonly string[]) => a[0]!;',
  },
  {
    file: 'lib/core/zz-as.ts',
    rule: '@typescript-eslint/consistent-type-assertions',
    text: 'export const text = (value: unknown) => value as string;',
  },
  {
    file: 'lib/core/zz-floating.ts',
    rule: '@typescript-eslint/no-floating-promises',
    text: 'export const start = (work: () => Promise<void>) => { work(); };',
  },
  { file: 'lib/core/zz-enum.ts', rule: 'no-restricted-syntax', text: 'export enum Kind { One }' },
  { file: 'lib/core/zz-default.ts', rule: 'no-restricted-syntax', text: 'export default 1;' },
  { file: 'lib/core/zz-console.ts', rule: 'no-console', text: "console.log('x');\nexport {};" },
  { file: 'lib/core/zz-eval.ts', rule: 'no-eval', text: "eval('1');\nexport {};" },
  {
    file: 'lib/core/zz-new-function.ts',
    rule: '@typescript-eslint/no-implied-eval',
    text: "export const f: unknown = new Function('return 1');",
  },
  { file: 'lib/core/zz-process.ts', rule: 'no-restricted-globals', text: 'export const pid = process.pid;' },
  { file: 'lib/core/zz-todo.ts', rule: 'sluice/dated-todo', text: `// ${todo}: some day\nexport {};` },
  {
    file: 'lib/core/zz-disable.ts',
    rule: 'sluice/reasoned-disable',
    text: `// ${disable}-next-line no-console\nconsole.log('x');\nexport {};`,
  },
  { file: 'scripts/zz-inner.mjs', rule: 'no-restricted-syntax', text: `${html}box.innerHTML = '<b>';` },
  { file: 'scripts/zz-outer.mjs', rule: 'no-restricted-syntax', text: `${html}box.outerHTML = '<b>';` },
  {
    file: 'scripts/zz-adjacent.mjs',
    rule: 'no-restricted-syntax',
    text: `${html}box.insertAdjacentHTML('beforeend', '<b>');`,
  },
  { file: 'scripts/zz-write.mjs', rule: 'no-restricted-syntax', text: "document.write('<b>');" },
  { file: 'scripts/zz-undefined.mjs', rule: 'no-undef', text: 'notThere();' },
  {
    file: 'tests/zz-sleep.mjs',
    rule: 'no-restricted-syntax',
    text: 'await new Promise((resolve) => setTimeout(resolve, 100));',
  },
  {
    file: 'tests/zz-wait.mjs',
    rule: 'no-restricted-syntax',
    text: 'export const wait = (page) => page.waitForTimeout(100);',
  },
];

const allowed: Readonly<Record<string, string>> = {
  'lib/core/zz-fine.ts': [
    `// ${todo} [2027-03]: drop the legacy list`,
    "export const kinds = ['one'] as const;",
    `// ${disable}-next-line @typescript-eslint/no-explicit-any -- a planted reason`,
    'export type T = any;',
    '',
  ].join('\n'),
};

const reportSchema = v.array(
  v.object({ filePath: v.string(), messages: v.array(v.object({ ruleId: v.nullable(v.string()) })) }),
);

describe('lint rules', () => {
  let copy: SourceCopy;
  let rulesByFile = new Map<string, (string | null)[]>();
  beforeAll(async () => {
    copy = copySources('lint');
    copy.plant(Object.fromEntries(plants.map(({ file, text }) => [file, `${text}\n`])));
    copy.plant(allowed);
    const files = [...plants.map(({ file }) => file), ...Object.keys(allowed)];
    const { stdout } = await copy.run('eslint/bin/eslint.js', ['--format', 'json', ...files]);
    const report = v.parse(reportSchema, JSON.parse(stdout));
    rulesByFile = new Map(
      report.map(({ filePath, messages }) => [basename(filePath), messages.map(({ ruleId }) => ruleId)]),
    );
  });
  afterAll(() => {
    copy.remove();
  });

  it.each(plants)('$rule reports $file', ({ file, rule }) => {
    expect(rulesByFile.get(basename(file))).toContain(rule);
  });

  it('let pass what is allowed', () => {
    expect(Object.keys(allowed).map((file) => rulesByFile.get(basename(file)))).toEqual([[]]);
  });
});
