import type { UnscannableReason } from '../core/decide/egress.ts';

/** Why not everything could be read. */
export interface Unread {
  /** The first reason; null where everything could. */
  readonly unscannable: UnscannableReason | null;
  /** All others. */
  readonly otherReasons?: readonly UnscannableReason[];
}

/** Reasons in the order in which they came. */
export function unreadFor(reasons: Iterable<UnscannableReason>): Unread {
  const [first, ...others] = new Set(reasons);
  return { unscannable: first ?? null, ...(others.length > 0 && { otherReasons: others }) };
}

export function reasonsOf({ unscannable, otherReasons = [] }: Unread): readonly UnscannableReason[] {
  return unscannable === null ? [] : [unscannable, ...otherReasons];
}

/** The same with one more reason. */
export function andUnread<Found extends Unread>(found: Found, reason: UnscannableReason): Found {
  return { ...found, ...unreadFor([...reasonsOf(found), reason]) };
}
