import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Adapter } from '../adapters/adapter.ts';
import { createPresses } from './presses.ts';

class StandIn {
  readonly isConnected = true;
}
beforeAll(() => {
  vi.stubGlobal('HTMLElement', StandIn);
});

function press(now: () => number, covered = true) {
  const presses = createPresses(now);
  const adapter = { covers: () => covered, sentBy: () => null } as unknown as Adapter;
  presses.note(adapter, [new StandIn() as unknown as EventTarget]);
  return presses;
}

describe('what was pressed last', () => {
  it('stands for half a minute, and for a file picker as long as a person takes to choose', () => {
    let at = 0;
    const presses = press(() => at);
    expect(presses.place()).not.toBeNull();
    at = 600_000;
    expect(presses.place()).toBeNull();
    expect(presses.placeOfPicker()).not.toBeNull();
  });

  it('stands for nothing when it was elsewhere', () => {
    const presses = press(() => 0, false);
    expect(presses.place()).toBeNull();
    expect(presses.placeOfPicker()).toBeNull();
  });
});
