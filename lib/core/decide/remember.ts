import { mostKept } from './detector-count.ts';
import type { Finding } from '../detect/finding.ts';
import type { Egress, InspectedFile } from './egress.ts';
import type { RuleHit, Verdict } from './verdict.ts';
import { actions } from './words.ts';

/** Remembers what a person has already decided to send, so that a paste and its send ask once. */
export interface Memory {
  /** Call when the person chose to send. Only rules with `remember` are kept, for their own time. */
  remember(egress: Egress, verdict: Verdict): void;
  /** True when everything that would be asked about was decided in this conversation already. Never for `block`. */
  covers(egress: Egress, verdict: Verdict): boolean;
}

const minuteMs = 60_000;

/**
 * A decision is held per conversation, rule and found value, as a 64-bit hash under a salt of its own: the content
 * itself is not kept. Words around the value may change; another value, rule or conversation asks again. A rule that
 * hit without findings (a channel) holds the whole text instead, or the channel where there is none. Of files that were
 * looked into, whose values stay where they were read, the whole content is held, and the name where the rule found
 * something in it. What could not be read is never remembered, nor a conversation without a title, which cannot be told
 * from another one.
 *
 * `now`: milliseconds, on a clock that goes on while the machine sleeps. `maxEntries` default 1,000, oldest go first.
 */
export function createMemory(
  now: () => number,
  { maxEntries = 1_000, salt = crypto.randomUUID() }: { maxEntries?: number; salt?: string } = {},
): Memory {
  /** Hash → when it lapses. In the order of insertion. */
  const entries = new Map<string, number>();
  const isHeld = (key: string): boolean => (entries.get(key) ?? 0) > now();

  return {
    remember(egress, verdict) {
      for (const hit of askingHits(verdict)) {
        const minutes = hit.rule.then.remember?.minutes ?? 0;
        if (minutes === 0 || hit.action === 'block') continue;
        for (const key of keysOf(salt, egress, hit)) {
          entries.delete(key);
          entries.set(key, now() + minutes * minuteMs);
        }
      }
      for (const key of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(key);
      }
    },
    covers(egress, verdict) {
      const hits = askingHits(verdict);
      return (
        hits.length > 0 &&
        hits.every((hit) => {
          const keys = keysOf(salt, egress, hit);
          return hit.action !== 'block' && keys.length > 0 && keys.every(isHeld);
        })
      );
    },
  };
}

function askingHits(verdict: Verdict): readonly RuleHit[] {
  return verdict.hits.filter(
    (hit) => hit.rule.mode === 'enforce' && actions.indexOf(hit.action) >= actions.indexOf('warn'),
  );
}

function keysOf(salt: string, egress: Egress, { rule, action, findings }: RuleHit): readonly string[] {
  const { conversation, content } = egress;
  if (conversation.title === null || 'unscannable' in content) return [];
  const { id, kind, title } = conversation;
  const context = [salt, egress.platform, egress.account.id, kind, title, id];
  const decision = [...context, rule.pack, rule.id, action];
  if (content.kind === 'files' && (!hasAllValues(findings) || content.files.some(isUnread))) {
    const keys = content.files.map((file) => contentOf(file, findings));
    if (keys.length === 0 || keys.includes(null)) return [];
    return [hash64(JSON.stringify([...decision, 'files', findings.length > 0, keys]))];
  }
  if (findings.length > 0) {
    const values = new Set(findings.map((finding) => `${finding.detector}\n${finding.value}`));
    return [...values].map((value) => hash64(JSON.stringify([...decision, 'value', value])));
  }
  return [
    hash64(
      JSON.stringify([...decision, content.kind, content.kind === 'text' ? content.text : egress.channel]),
    ),
  ];
}

const isUnread = ({ unscannable }: InspectedFile): boolean => unscannable !== undefined;

/** Of a file that was looked into, findings come without their values; of many, only the first. */
function hasAllValues(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.length < mostKept && findings.every(({ value }) => value !== '');
}

/** Null: name and size do not tell one unread file from another. */
function contentOf({ name, contentKey }: InspectedFile, findings: readonly Finding[]): string | null {
  if (contentKey === undefined) return null;
  return findings.some(({ provenance }) => provenance?.path[0] === 'name')
    ? `${contentKey} ${name}`
    : contentKey;
}

/** Two 32-bit multiplicative hashes with a final mix (after cyrb53). Not cryptographic: it never leaves memory. */
function hash64(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}
