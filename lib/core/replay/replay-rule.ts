import type { Clock } from '../decide/schedule.ts';
import { actions, type Action } from '../decide/verdict.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import { askMatch, type AskDetector } from './ask-match.ts';
import { askWhen } from './ask-when.ts';
import { allOf, not, type Doubt, type RecordedSend, type Replayed, type Told } from './recorded.ts';

export interface Circumstances {
  /** Whether the rule was on when it was sent, and asked for exactly the same. */
  readonly asked: boolean;
  readonly ask: AskDetector;
  readonly clock: Clock;
}

const sure = (action: Action): Replayed => ({ least: action, most: action, doubts: new Set() });

/**
 * What a rule would have done about something that was sent, were it enforced. A rule that asked for the same then has
 * its answer on record; otherwise its conditions are put to what was counted.
 */
export function replayRule(rule: CompiledRule, send: RecordedSend, then: Circumstances): Replayed {
  // Of what could not be read, the record does not say whether the rule matched or was only blind.
  if (then.asked && send.unscannable === undefined) return fromRecord(rule, send);
  const { applies, sure: isSure } = askWhen(rule.when, send, then.clock);
  if (applies === false) return sure('allow');
  const content = allOf([
    rule.match === null || askMatch(rule.match, send.detectors, then.ask),
    rule.unless === null || not(askMatch(rule.unless, send.detectors, then.ask)),
  ]);
  // As in decide/conclude.ts.
  const isUnread = send.unscannable !== undefined;
  const blind = !isSure || (isUnread && rule.match !== null) ? rule.unscannable : 'allow';
  const full = isSure ? stricter(rule.then.action, blind) : blind;
  const least = applies === true ? (content === true ? full : blind) : 'allow';
  const most = content === false ? blind : full;
  if (least === most) return sure(least);
  return { least, most, doubts: doubtsOf([applies, content]) };
}

function fromRecord(rule: CompiledRule, send: RecordedSend): Replayed {
  const isHit = [send.rule, ...send.alsoMatched].some(
    (one) => one.pack === rule.pack && one.rule === rule.id,
  );
  return sure(isHit ? rule.then.action : 'allow');
}

const doubtsOf = (told: readonly Told[]): ReadonlySet<Doubt> =>
  new Set(told.flatMap((one) => (typeof one === 'boolean' ? [] : [...one])));

export function stricter(a: Action, b: Action): Action {
  return actions.indexOf(a) >= actions.indexOf(b) ? a : b;
}
