import { describe, expect, it } from 'vitest';
import { createReleased } from './released.ts';

describe('what passed the first gate', () => {
  it('is known again, whole or in part, but for a minute', () => {
    let now = 0;
    const released = createReleased(() => now);
    released.add({
      platform: 'test',
      channel: 'poll',
      conversation: { kind: 'direct', title: 'Ann' },
      account: { id: null },
      content: { kind: 'text', text: 'When?\nMonday morning\nFriday' },
    });
    expect(['When?', 'Monday  morning', 'Friday'].every((text) => released.hasText(text))).toBe(true);
    expect(released.hasText('Monday evening')).toBe(false);
    now = 60_000;
    expect(released.hasText('When?')).toBe(false);
  });

  it('does not count what was only put into the composer', () => {
    const released = createReleased(() => 0);
    const put = {
      platform: 'test',
      conversation: { kind: 'direct', title: 'Ann' },
      account: { id: null },
      content: { kind: 'text', text: 'half a plan' },
    } as const;
    released.add({ ...put, channel: 'paste' });
    released.add({ ...put, channel: 'drop' });
    expect(released.hasText('half a plan')).toBe(false);
    released.add({ ...put, channel: 'message' });
    expect(released.hasText('half a plan')).toBe(true);
  });
});
