import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownCopies } from './own-copies.ts';

function fileOf(content: string, change: PropertyDescriptorMap = {}): File {
  const file = new File([content], 'a.txt', { type: 'text/plain', lastModified: 7 });
  return Object.defineProperties(file, { webkitRelativePath: { value: '' }, ...change }); // Node has none
}

afterEach(() => {
  vi.useRealTimers();
});

describe('copies of chosen files', () => {
  it('are other objects with the same content, name, type and time', async () => {
    const chosen = fileOf('harmless');
    const [copy] = (await ownCopies([chosen])) ?? [];
    expect(copy).not.toBe(chosen);
    expect(copy).toMatchObject({ name: 'a.txt', type: 'text/plain', lastModified: 7 });
    expect(await copy?.text()).toBe('harmless');
  });

  it('are made of all that fit, whatever stands before them', async () => {
    const large = fileOf('', { size: { value: 268_435_457 } });
    const small = fileOf('harmless');
    const copies = (await ownCopies([large, small])) ?? [];
    expect(copies.map((file, index) => file === [large, small][index])).toEqual([true, false]);
  });

  it('are not made of files of a folder', async () => {
    const chosen = fileOf('harmless', { webkitRelativePath: { value: 'folder/a.txt' } });
    expect(await ownCopies([chosen])).toEqual([chosen]);
  });

  it('that fail leave none at all, not the file on disk', async () => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    const unreadable = fileOf('', { arrayBuffer: { value: gone } });
    expect(await ownCopies([fileOf('harmless'), unreadable])).toBeNull();
  });

  it('that take too long leave none either', async () => {
    vi.useFakeTimers();
    const stalled = fileOf('', { arrayBuffer: { value: () => new Promise(() => undefined) } });
    const copies = ownCopies([stalled]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await copies).toBeNull();
  });
});
