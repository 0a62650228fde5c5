import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const checkout = resolve(import.meta.dirname, '..');
const execute = promisify(execFile);
const reproduce = (...words: string[]) =>
  execute('npm', ['run', '-s', 'reproduce', '--', ...words], { cwd: checkout });

/** The smallest of what it builds: the extension itself takes a minute. */
it('npm run reproduce builds twice in folders of different names and finds the same bytes', async () => {
  const { stdout } = await reproduce('HEAD', '--only', 'cli');
  const lines = stdout.trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^same [0-9a-f]{64} [\w-]+\.mjs$/);
}, 120_000);

it('says so where there is no such tag, or nothing of that name to build', async () => {
  await expect(reproduce('no-such-tag', '--only', 'cli')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('git rev-parse failed') as unknown,
  });
  await expect(reproduce('--only', 'nothing')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Usage: npm run reproduce') as unknown,
  });
});

it('and stands in CONTRIBUTING as it is called', () => {
  expect(readFileSync(join(checkout, 'CONTRIBUTING.md'), 'utf8')).toContain('`reproduce -- TAG`');
});
