import { describe, expect, it } from 'vitest';
import { ok } from '../../lib/core/result.ts';
import { createResource } from './resource.ts';

describe('createResource', () => {
  it('shows what comes from a server slower than it is asked, and nothing older than what is shown', async () => {
    const pending: ((value: number) => void)[] = [];
    const resource = createResource<number>(
      () => new Promise((resolve) => pending.push((value) => resolve(ok(value)))),
    );
    const loads = [resource.load(), resource.load(), resource.load()];
    pending[0]?.(1);
    await loads[0];
    expect(resource.value.value).toBe(1);
    pending[2]?.(3);
    await loads[2];
    pending[1]?.(2);
    await loads[1];
    expect(resource.value.value).toBe(3);
  });
});
