import { limitRecent, recentLimits } from '../core/decide/recent.ts';
import type { Channel, Egress } from '../core/decide/egress.ts';

/** What was sent lately, by conversation: in memory only, gone with the tab. */
export interface RecentSends {
  /** Earlier sends of the egress's conversation, oldest first, within `recentLimits`. */
  of(egress: Egress): readonly string[];
  /** Call when a text has really left. */
  add(egress: Egress): void;
}

/** A key press on a send control and the click it causes are one send. */
const echoMs = 500;
const maxConversations = 50;
/** These put content into the composer; it leaves, and is judged again, as a message. */
export const notYetSent: readonly Channel[] = ['paste', 'drop', 'draft', 'preview'];

interface Sent {
  readonly text: string;
  readonly at: number;
}

/**
 * A conversation without a title cannot be told from another one: nothing is kept for it.
 * @param now milliseconds, on a clock that does not go back.
 */
export function createRecentSends(now: () => number): RecentSends {
  /** In the order of the last send. */
  const rings = new Map<string, readonly Sent[]>();
  return {
    of(egress) {
      const key = keyOf(egress);
      const ring = key === null ? undefined : rings.get(key);
      if (key === null || ring === undefined) return [];
      const fresh = ring.filter(({ at }) => now() - at < recentLimits.ageMs);
      if (fresh.length === 0) rings.delete(key);
      return withoutEcho(fresh, textOf(egress), now()).map(({ text }) => text);
    },
    add(egress) {
      const key = keyOf(egress);
      const text = textOf(egress);
      if (key === null || text === '' || notYetSent.includes(egress.channel)) return;
      const sent = { text: limitRecent([text])[0] ?? '', at: now() };
      const ring = [...withoutEcho(rings.get(key) ?? [], text, now()), sent];
      rings.delete(key);
      rings.set(key, withinLimits(ring));
      for (const oldest of rings.keys()) {
        if (rings.size <= maxConversations) break;
        rings.delete(oldest);
      }
    },
  };
}

function withinLimits(ring: readonly Sent[]): readonly Sent[] {
  const texts = limitRecent(ring.map(({ text }) => text));
  return ring.slice(-texts.length).map(({ at }, i) => ({ at, text: texts[i] ?? '' }));
}

function withoutEcho(ring: readonly Sent[], text: string, now: number): readonly Sent[] {
  const last = ring.at(-1);
  const isEcho = last !== undefined && now - last.at < echoMs && last.text === limitRecent([text])[0];
  return isEcho ? ring.slice(0, -1) : ring;
}

function textOf({ content }: Egress): string {
  return content.kind === 'text' ? content.text : '';
}

function keyOf({ platform, account, conversation }: Egress): string | null {
  if (conversation.title === null) return null;
  return JSON.stringify([platform, account.id, conversation.kind, conversation.title]);
}
