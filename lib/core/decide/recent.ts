import { confidences, type Finding } from '../detect/finding.ts';
import type { Scanner } from './heeding.ts';

/** How much of a conversation's earlier sends is looked at together with a new one. */
export const recentLimits = {
  sends: 10,
  /** UTF-16 code units of all of them together; of the oldest one that still fits in part, its end. */
  units: 2048,
  ageMs: 10 * 60_000,
} as const;

/**
 * What is found in the last of a conversation's messages, oldest first, with the earlier ones as recent sends.
 * Offsets are those of the last message, as in {@link scanWithRecent}.
 */
export function scanConversation(engine: Scanner, messages: readonly string[]): readonly Finding[] {
  return scanWithRecent(engine, messages.at(-1) ?? '', messages.slice(0, -1));
}

/**
 * What is found in a text that follows others (oldest first): its own findings; values that began in an earlier text
 * and end in this one; and values of this one that words in earlier texts make surer. What stands wholly in earlier
 * texts is not found again. Offsets are those of the text; a value that began earlier starts at 0.
 */
export function scanWithRecent(engine: Scanner, text: string, recent: readonly string[]): readonly Finding[] {
  const own = engine.scan(text);
  const earlier = limitRecent(recent);
  if (earlier.length === 0) return own;
  const lines = `${earlier.join('\n')}\n`;
  const found = findingsIn(engine, lines, text);
  // A value that was cut in the middle is one only without the line break, and then it must cross the cut.
  for (const glued of glue(earlier, text)) {
    const crossing = findingsIn(engine, glued, text).filter(
      ({ finding, crosses }) => crosses && finding.confidence !== 'low',
    );
    found.push(...crossing);
  }
  return merge(own, found);
}

/** The newest sends within the limits, oldest first. */
export function limitRecent(sends: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left: number = recentLimits.units;
  for (const send of sends.slice(-recentLimits.sends).reverse()) {
    if (left <= 0) break;
    const part = send.slice(-left);
    kept.unshift(part);
    left -= part.length;
  }
  return kept;
}

interface Placed {
  /** With offsets of the second text. */
  readonly finding: Finding;
  readonly crosses: boolean;
  /** Detectors whose findings stand at the same place beside it: where both are found, neither hides the other. */
  readonly beside: () => ReadonlySet<string>;
}

/** Findings of both texts together that touch the second one, with offsets of the second one. */
function findingsIn(engine: Scanner, before: string, text: string): Placed[] {
  const border = before.length;
  const touching = engine.scan(before + text).filter(({ end }) => end > border);
  // What was found before and only seems to go on now is not found again.
  const known = touching.some(({ start }) => start < border) ? engine.scan(before) : [];
  return touching
    .filter(
      (finding) =>
        finding.start >= border ||
        !known.some((one) => one.detector === finding.detector && one.end > finding.start),
    )
    .map((finding) => ({
      finding: { ...finding, start: Math.max(0, finding.start - border), end: finding.end - border },
      crosses: finding.start < border,
      beside: () => new Set(touching.filter((one) => overlap(one, finding)).map(({ detector }) => detector)),
    }));
}

/**
 * Everything earlier with the parts of what was cut put together, ready for the text to follow, and once more with a
 * space before it, as messengers cut off; nothing when the text does not begin with what may be the rest of something.
 */
function glue(earlier: readonly string[], text: string): readonly string[] {
  const last = earlier.at(-1) ?? '';
  if (!mayGoOn(last, text, true)) return [];
  const parts = earlier
    .slice(0, -1)
    .map((part, i) => (mayGoOn(part, earlier[i + 1] ?? '', false) ? part : `${part}\n`));
  const glued = parts.join('') + last;
  return /\s$/.test(last) || /^\s/.test(text) || !mayGoOn(last, text, false) ? [glued] : [glued, `${glued} `];
}

/**
 * Whether a text ends, and the next one begins, with what may be a part of a number, key or address.
 * @param isLoose one long part is enough: the other part of a key may look like a word.
 */
function mayGoOn(before: string, after: string, isLoose: boolean): boolean {
  const head = /\S{1,64}$/.exec(before.slice(-80).trimEnd())?.[0] ?? '';
  const tail = /^\S{1,64}/.exec(after.slice(0, 80).trimStart())?.[0] ?? '';
  if (head.endsWith('@') || tail.startsWith('@')) return head !== '' && tail !== '';
  if (isLoose && head !== '' && tail !== '') {
    if ([head, tail].some((token) => token.length >= 4 && isFragment(token))) return true;
  }
  return isFragment(head) && isFragment(tail);
}

/** Words do not have digits, capitals inside or signs of an encoding. */
function isFragment(token: string): boolean {
  return /\p{Nd}|[@_+/=]|\p{L}\p{Lu}/u.test(token);
}

/** Own findings stay unless a surer one takes their place; others join when nothing as sure is known there. */
function merge(own: readonly Finding[], found: readonly Placed[]): readonly Finding[] {
  let all: Finding[] = [...own];
  for (const { finding, beside } of found) {
    const there = all.filter((other) => overlap(other, finding));
    const isOwn = ({ detector }: Finding): boolean => detector === finding.detector;
    // Only some need to be looked at: a text may hold thousands.
    const known = there.every(isOwn) ? null : beside();
    const rivals = there.filter((other) => isOwn(other) || known?.has(other.detector) !== true);
    const isKnown = rivals.some(
      (other) =>
        rank(other) > rank(finding) || (rank(other) === rank(finding) && other.detector === finding.detector),
    );
    if (isKnown) continue;
    all = all.filter((other) => !rivals.includes(other) || rank(other) === rank(finding));
    all.push(finding);
  }
  return all.sort((a, b) => a.start - b.start || a.end - b.end || (a.detector < b.detector ? -1 : 1));
}

const overlap = (one: Finding, other: Finding): boolean => one.start < other.end && one.end > other.start;

function rank({ confidence }: Finding): number {
  return confidences.indexOf(confidence);
}
