import { describe, expect, it } from 'vitest';
import type { Egress } from '../core/decide/egress.ts';
import { createRecentSends } from './recent-sends.ts';

const minuteMs = 60_000;

function egress(text: string, more: { title?: string | null; channel?: Egress['channel'] } = {}): Egress {
  return {
    platform: 'whatsapp',
    channel: more.channel ?? 'message',
    conversation: { kind: 'direct', title: more.title === undefined ? 'Ann' : more.title },
    account: { id: '420700000001' },
    content: { kind: 'text', text },
  };
}

function scene() {
  const clock = { at: 0 };
  const recent = createRecentSends(() => clock.at);
  const add = (text: string, more?: Parameters<typeof egress>[1]) => {
    clock.at += 1000;
    recent.add(egress(text, more));
  };
  return { clock, recent, add, of: (more?: Parameters<typeof egress>[1]) => recent.of(egress('new', more)) };
}

describe('recent sends', () => {
  it('are kept in order, by conversation', () => {
    const { add, of } = scene();
    add('one');
    add('other', { title: 'Bob' });
    add('two');
    expect(of()).toEqual(['one', 'two']);
    expect(of({ title: 'Bob' })).toEqual(['other']);
    expect(of({ title: 'Eve' })).toEqual([]);
  });

  it('are not kept for a conversation that cannot be told from another one', () => {
    const { add, of } = scene();
    add('one', { title: null });
    expect(of({ title: null })).toEqual([]);
  });

  it('are what has left: not what was only put into the composer', () => {
    const { add, of } = scene();
    for (const channel of ['paste', 'drop', 'draft'] as const) add('text', { channel });
    expect(of()).toEqual([]);
  });

  it('are ten, of two kilobytes', () => {
    const { add, of } = scene();
    for (let i = 0; i < 12; i += 1) add(String(i));
    expect(of()).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
    add('x'.repeat(5000));
    expect(of()).toEqual(['x'.repeat(2048)]);
    add('y');
    expect(of()).toEqual(['x'.repeat(2047), 'y']);
  });

  it('are forgotten after ten minutes, one by one', () => {
    const { add, of, clock } = scene();
    add('one');
    clock.at += 6 * minuteMs;
    add('two');
    clock.at += 5 * minuteMs;
    expect(of()).toEqual(['two']);
    clock.at += 5 * minuteMs;
    expect(of()).toEqual([]);
  });

  it('do not hold a message against itself when a key press is followed by its click', () => {
    const { clock, recent } = scene();
    recent.add(egress('one'));
    clock.at += 50;
    expect(recent.of(egress('one'))).toEqual([]);
    recent.add(egress('one'));
    clock.at += 1000;
    expect(recent.of(egress('one'))).toEqual(['one']);
  });

  it('are kept for the fifty conversations used last', () => {
    const { add, of } = scene();
    for (let i = 0; i < 51; i += 1) add('text', { title: String(i) });
    expect(of({ title: '0' })).toEqual([]);
    expect(of({ title: '1' })).toEqual(['text']);
  });
});
