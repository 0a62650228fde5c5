import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../log.ts';
import { createCompiler } from './compiler.ts';
import type { Compiler, CompilerOptions } from './compiler.ts';

/** Does what the first file's path says, as a compiler of a hostile policy might. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ request }) => {
      const [{ path }] = request.files;
      if (path === 'hang') for (;;);
      if (path === 'throw') throw new RangeError('quotes the policy');
      if (path === 'fill') for (const all = []; ; ) all.push(new Array(1000).fill(all.length));
      if (path === 'bug') parentPort.postMessage({ ok: false, error: { bug: 'TypeError' } });
      else parentPort.postMessage({ ok: true, value: [{ code: path }] });
    });`)}`,
);
const lines: string[] = [];
let compiler: Compiler;
const make = (options: Partial<CompilerOptions> = {}): void => {
  compiler = createCompiler({ program, log: createLog((line) => lines.push(line)), ...options });
};
const run = (path: string): Promise<unknown> => compiler.run('check', { files: [{ path, text: '' }] });
const done = (path: string): unknown => ({ ok: true, value: [{ code: path }] });
afterEach(() => compiler.close());

describe('createCompiler', () => {
  it('does jobs one after the other, in their order', async () => {
    make();
    expect(await Promise.all(['a', 'b', 'c'].map(run))).toEqual(['a', 'b', 'c'].map(done));
  });

  it('ends a job that takes too long; the next has a thread of its own', async () => {
    make({ deadlineMs: 3_000 });
    const jobs = ['hang', 'after'].map(run);
    expect(await Promise.all(jobs)).toEqual([{ ok: false, error: 'policy/too-slow' }, done('after')]);
  });

  it('ends a job that takes too much memory, and goes on', async () => {
    make({ maxHeapMb: 32 });
    const jobs = ['fill', 'after'].map(run);
    expect(await Promise.all(jobs)).toEqual([{ ok: false, error: 'policy/too-heavy' }, done('after')]);
  });

  it.each([
    ['throw', 'policy worker: RangeError'],
    ['bug', 'policy worker: TypeError'],
  ])('a bug (%s) is one here, without what it said, and the next job is done', async (path, message) => {
    make();
    const [broken, after] = await Promise.allSettled([run(path), run('after')]);
    expect(broken).toMatchObject({ status: 'rejected', reason: { message } });
    expect(after).toMatchObject({ value: done('after') });
    expect(lines.join('')).not.toContain('quotes');
  });

  it('refuses more than may wait, and lets nobody wait for ever when it is closed', async () => {
    make({ maxWaiting: 1 });
    const jobs = [run('hang'), run('waits'), run('too-many')];
    const refused = { ok: false, error: 'server/overloaded' };
    expect(await jobs[2]).toEqual(refused);
    await compiler.close();
    expect(await Promise.all(jobs)).toEqual([refused, refused, refused]);
  });
});
