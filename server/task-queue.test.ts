import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { createTaskQueue } from './task-queue.ts';

function stage() {
  const lines: string[] = [];
  const done: string[] = [];
  const queue = createTaskQueue(createLog((line) => lines.push(line)));
  const task = (name: string, run = async (): Promise<void> => undefined) => ({
    name,
    run: async () => {
      done.push(name);
      await run();
    },
  });
  return { lines, done, queue, task };
}

function holdable() {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  return {
    held,
    letGo: () => {
      letGo();
    },
  };
}

describe('createTaskQueue', () => {
  it('goes on after a task that fails, and says which without what it said', async () => {
    const { lines, done, queue, task } = stage();
    const failing = task('first', () => Promise.reject(new Error('quotes a row')));
    await Promise.all([queue.add(failing), queue.add(task('second'))]);
    await queue.add(failing);
    expect(done).toEqual(['first', 'second', 'first']);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ task: 'first' }, { task: 'first' }]);
    expect(lines.join('')).not.toContain('quotes');
  });

  it('does not queue a task that waits already', async () => {
    const { done, queue, task } = stage();
    const { held, letGo } = holdable();
    const [long, short] = [task('long', () => held), task('short')];
    const all = [queue.add(long), queue.add(short), queue.add(short), queue.add(short)];
    letGo();
    await Promise.all(all);
    expect(done).toEqual(['long', 'short']);
    await queue.add(short);
    expect(done).toEqual(['long', 'short', 'short']);
  });

  it('stops behind the task that runs, and tells it', async () => {
    const { done, queue, task } = stage();
    const { held: began, letGo: begin } = holdable();
    const untilStopped = new Promise<void>((stopped) => {
      queue.signal.addEventListener('abort', () => {
        stopped();
      });
    });
    const running = queue.add(
      task('long', () => {
        begin();
        return untilStopped;
      }),
    );
    const never = queue.add(task('never'));
    await began;
    await queue.stop();
    await Promise.all([running, never]);
    expect(done).toEqual(['long']);
  });
});
