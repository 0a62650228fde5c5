import { mostReplayGroups } from '../api/replay.ts';
import type { ActionCounts, GroupReplay, ReplayReport, RuleReplay } from '../api/replay.ts';
import { createClock } from '../decide/schedule.ts';
import { actions, type Action } from '../decide/verdict.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import {
  askedBy,
  groupPolicies,
  keyOf,
  sharedTexts,
  type GroupPolicy,
  type Shared,
} from './known-policies.ts';
import { parsePolicyFiles } from '../policy/parse.ts';
import type { Doubt, RecordedSend, Replayed } from './recorded.ts';
import { replayRule, stricter } from './replay-rule.ts';

type Files = readonly { readonly path: string; readonly text: string }[];

export interface ReplayInput {
  /** The policy in force, and as it would be. Both must be free of problems. */
  readonly before: Files;
  readonly after: Files;
  /** Those that were in force during the period, as far as they are known, oldest first. */
  readonly versions: readonly { readonly version: number; readonly since: string; readonly files: Files }[];
  readonly sends: readonly RecordedSend[];
  readonly period: ReplayReport['period'];
  readonly days: number;
  /** How many there were in the period; `sends` is all of them or an even choice. */
  readonly recorded: number;
}

type PolicyFor = (group: string) => GroupPolicy;
const holds = (action: Action): boolean => actions.indexOf(action) >= actions.indexOf('warn');

/** What two policies would have done about what is on record. Pure: the same input gives the same report. */
export function replay(input: ReplayInput): ReplayReport {
  const shared = sharedTexts();
  const read = (files: Files): PolicyFor =>
    groupPolicies(parsePolicyFiles(files, { examples: 'skip' }), shared);
  const [before, after] = [read(input.before), read(input.after)];
  const then = new Map(input.versions.map(({ version, files }) => [version, read(files)]));
  const clock = createClock();
  const asks = askedOnce(shared);

  const verdictOf = (policy: GroupPolicy, send: RecordedSend) => {
    const past = then.get(send.policyVersion)?.(send.group);
    const each = new Map<string, Replayed>();
    let [least, most]: [Action, Action] = ['allow', 'allow'];
    for (const rule of policy.rules) {
      const key = keyOf(rule);
      const asked = past?.byKey.get(key);
      const isSame = past !== undefined && asked !== undefined && asks(asked, past) === asks(rule, policy);
      const done = replayRule(rule, send, {
        asked: isSame,
        clock,
        ask(id) {
          if (past === undefined) return 'version';
          const mark = past.marks.get(id);
          return mark === undefined
            ? 'detector-new'
            : mark === policy.marks.get(id)
              ? 'same'
              : 'detector-changed';
        },
      });
      if (done.most === 'allow') continue;
      each.set(key, done);
      if (rule.mode !== 'enforce') continue;
      least = stricter(least, done.least);
      most = stricter(most, done.most);
    }
    return { least, most, each };
  };

  const totals = { before: counter(), after: counter() };
  const groups = new Map<string, { before: number; after: number }>();
  const rules = changedRules(before, after, input.sends, asks);
  let unsure = 0;
  for (const send of input.sends) {
    const policies = { before: before(send.group), after: after(send.group) };
    const was = verdictOf(policies.before, send);
    const is = verdictOf(policies.after, send);
    count(totals.before, was.least);
    count(totals.after, is.least);
    if (is.least !== is.most) unsure += 1;
    const group = groups.get(send.group) ?? { before: 0, after: 0 };
    groups.set(send.group, group);
    group.before += Number(holds(was.least));
    group.after += Number(holds(is.least));
    for (const [key, row] of rules) {
      row.add(send.group, 'before', policies.before.byKey.get(key), was.each.get(key));
      row.add(send.group, 'after', policies.after.byKey.get(key), is.each.get(key));
    }
  }
  const { period, days, recorded } = input;
  return {
    period,
    days,
    sends: input.sends.length,
    recorded,
    before: totals.before,
    after: totals.after,
    unsure,
    groups: listed(groups),
    rules: [...rules].map(([key, row]) =>
      row.done(key, completeSince(key, row.seenBy, after, input, then, asks)),
    ),
  };
}

/** The text of what a rule asks for, made once. */
function askedOnce(shared: Shared): (rule: CompiledRule, policy: GroupPolicy) => string {
  const known = new WeakMap<CompiledRule, string>();
  return (rule, policy) => {
    const found = known.get(rule) ?? shared(askedBy(rule, policy));
    known.set(rule, found);
    return found;
  };
}

type Asks = ReturnType<typeof askedOnce>;

/** Rules that would do otherwise than before for somebody who sent something, or for nobody in particular. */
function changedRules(
  before: PolicyFor,
  after: PolicyFor,
  sends: readonly RecordedSend[],
  asks: Asks,
): ReadonlyMap<string, RuleTally> {
  const rules = new Map<string, RuleTally>();
  for (const group of new Set([...sends.map((send) => send.group), ''])) {
    const [was, is] = [before(group), after(group)];
    for (const key of new Set([...was.byKey.keys(), ...is.byKey.keys()])) {
      const [from, to] = [was.byKey.get(key), is.byKey.get(key)];
      const isSame =
        from !== undefined &&
        to !== undefined &&
        asks(from, was) === asks(to, is) &&
        doingOf(from) === doingOf(to);
      if (!isSame && !rules.has(key)) rules.set(key, createTally(group));
    }
  }
  return rules;
}

const doingOf = ({ mode, unscannable, then }: CompiledRule): string =>
  JSON.stringify([mode, unscannable, then.action]);

/** Back to the first version in a row up to the newest in which the rule asked for the same and was on. */
function completeSince(
  key: string,
  group: string,
  after: PolicyFor,
  { versions, period }: ReplayInput,
  then: ReadonlyMap<number, PolicyFor>,
  asks: Asks,
): string | null {
  const policy = after(group);
  const rule = policy.byKey.get(key);
  if (rule === undefined) return `${period.from}T00:00:00.000Z`;
  let since: string | null = null;
  for (const version of [...versions].reverse()) {
    const past = then.get(version.version)?.(group);
    const asked = past?.byKey.get(key);
    if (past === undefined || asked === undefined || asks(asked, past) !== asks(rule, policy)) break;
    since = version.since;
  }
  const from = `${period.from}T00:00:00.000Z`;
  return since === null || since > from ? since : from;
}

interface RuleTally {
  /** A group that has the rule, before or after. */
  readonly seenBy: string;
  add(
    group: string,
    when: 'before' | 'after',
    rule: CompiledRule | undefined,
    done: Replayed | undefined,
  ): void;
  done(key: string, completeSince: string | null): RuleReplay;
}

function createTally(group: string): RuleTally {
  const matched = { before: 0, after: 0 };
  const held = { before: 0, after: 0 };
  const groups = new Map<string, { before: number; after: number }>();
  const doubts = new Set<Doubt>();
  let unsure = 0;
  return {
    seenBy: group,
    add(group, when, rule, done) {
      if (rule === undefined || done === undefined) return;
      if (when === 'after' && done.least !== done.most) {
        unsure += 1;
        for (const why of done.doubts) doubts.add(why);
      }
      if (done.least === 'allow') return;
      matched[when] += 1;
      if (rule.mode !== 'enforce' || !holds(done.least)) return;
      held[when] += 1;
      const row = groups.get(group) ?? { before: 0, after: 0 };
      groups.set(group, row);
      row[when] += 1;
    },
    done(key, completeSince) {
      const [pack = '', rule = ''] = key.split('/');
      return {
        pack,
        rule,
        matchedBefore: matched.before,
        matchedAfter: matched.after,
        heldBefore: held.before,
        heldAfter: held.after,
        unsure,
        doubts: [...doubts].sort(),
        completeSince,
        groups: listed(groups),
      };
    },
  };
}

function listed(
  groups: ReadonlyMap<string, { readonly before: number; readonly after: number }>,
): readonly GroupReplay[] {
  return [...groups]
    .map(([group, counts]) => ({ group, ...counts }))
    .filter(({ before, after }) => before > 0 || after > 0)
    .sort((a, b) => b.after - a.after || b.before - a.before || (a.group < b.group ? -1 : 1))
    .slice(0, mostReplayGroups);
}

type Counter = { -readonly [action in keyof ActionCounts]: number };
const counter = (): Counter => ({ log: 0, warn: 0, justify: 0, redact: 0, block: 0 });
function count(counts: Counter, action: Action): void {
  if (action !== 'allow') counts[action] += 1;
}
