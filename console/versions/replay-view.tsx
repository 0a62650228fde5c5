import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { mostReplayGroups } from '../../lib/core/api/replay.ts';
import type { ActionCounts, GroupReplay, ReplayReport, RuleReplay } from '../../lib/core/api/replay.ts';
import { actionWords } from '../incidents/text.ts';
import type { Models } from '../shell/models.ts';
import { locale } from '../shell/language.ts';
import { count } from '../shell/time.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { mayDo } from './nav.tsx';
import { heldPerDay } from './replay-rate.ts';
import { replayText } from './replay-text.ts';

const periods = [7, 30, 90] as const;

/** What files would have done about what is on record, beside the policy in force. */
export function Replay(props: {
  readonly models: Models;
  readonly files: readonly PolicyFile[];
  /** Changes with the files. */
  readonly of: string;
  readonly onSimulate?: ((rule: RuleReplay) => void) | undefined;
}): VNode {
  const { models, files, of } = props;
  const days = useSignal<number>(30);
  const isAllowed = mayDo(models, 'incidents.read') && mayDo(models, 'policy.write');
  const answer = useAnswer(isAllowed ? `${of} ${days.value}` : null, () =>
    models.factsApi.replay(files, days.value),
  );
  return (
    <section class="replay" aria-labelledby="replay-title" aria-busy={answer.loading}>
      <div class="section-head">
        <h2 id="replay-title">{replayText.replayTitle(days.value)}</h2>
        <select
          class="input"
          aria-label={replayText.period}
          value={days.value}
          onChange={(event) => (days.value = Number(event.currentTarget.value))}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {replayText.lastDays(each)}
            </option>
          ))}
        </select>
      </div>
      {isAllowed ? null : <p class="quiet">{replayText.replayNobody}</p>}
      {isAllowed && answer.value === null && answer.error === null ? (
        <p class="loading" role="status">
          {replayText.replaying}
        </p>
      ) : null}
      {answer.error?.problems !== undefined ? (
        <p class="quiet">{replayText.replayProblems}</p>
      ) : (
        <Trouble error={answer.error} onRetry={answer.reload} />
      )}
      {answer.value === null ? null : (
        <Report report={answer.value} titleOf={models.policy.ruleTitle} onSimulate={props.onSimulate} />
      )}
    </section>
  );
}

const rates = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const heldOf = ({ log: _, ...held }: ActionCounts): number =>
  Object.values(held).reduce((sum, each) => sum + each, 0);

export function Report(props: {
  readonly report: ReplayReport;
  readonly titleOf: RuleTitle;
  readonly onSimulate?: ((rule: RuleReplay) => void) | undefined;
}): VNode {
  const { report } = props;
  const { sends, recorded, days, before, after, unsure, groups, rules } = report;
  if (sends === 0) return <p class="quiet">{replayText.replayNoSends}</p>;
  const [was, is] = [heldOf(before), heldOf(after)];
  const isSample = recorded > sends;
  const perDay = (held: number): string => rates.format(heldPerDay(held, report));
  const changes = groups.filter((group) => group.before !== group.after);
  return (
    <>
      <p class="replay-figure">
        {is === was ? replayText.perDaySame(perDay(is)) : replayText.perDay(perDay(is), perDay(was))}
      </p>
      <p class="quiet">
        {is === was ? '' : `${replayText.held(count(was), count(is))}. `}
        {isSample
          ? replayText.sample(count(sends), count(recorded), replayText.days(days))
          : replayText.sends(count(sends), replayText.days(days))}{' '}
        {unsure === 0 ? '' : replayText.unsure(count(unsure))}
      </p>
      {rules.length === 0 ? <p>{replayText.replayNoRules}</p> : null}
      <div class="replay-tables">
        {rules.length === 0 ? null : (
          <Rules rules={rules} titleOf={props.titleOf} onSimulate={props.onSimulate} />
        )}
        <Actions before={before} after={after} />
        {changes.length === 0 ? null : <Groups groups={changes} isCut={groups.length >= mostReplayGroups} />}
      </div>
    </>
  );
}

/** The title in the policy in force; the id where the rule is new or has none. */
type RuleTitle = (rule: Pick<RuleReplay, 'pack' | 'rule'>) => string;

function Rules(props: {
  readonly rules: readonly RuleReplay[];
  readonly titleOf: RuleTitle;
  readonly onSimulate?: ((rule: RuleReplay) => void) | undefined;
}): VNode {
  return (
    <div class="scroll replay-rules" tabIndex={0} role="region" aria-label={replayText.byRule}>
      <table>
        <caption class="visually-hidden">{replayText.byRule}</caption>
        <thead>
          <tr>
            <th scope="col">{replayText.ruleColumn}</th>
            <th scope="col" class="figure">
              {replayText.matched}
            </th>
            <th scope="col" class="figure">
              {replayText.heldColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rules.map((rule) => (
            <tr key={`${rule.pack}/${rule.rule}`}>
              <th scope="row">
                <RuleName rule={rule} title={props.titleOf(rule)} />
                <RuleNotes rule={rule} onSimulate={props.onSimulate} />
              </th>
              <td class="figure">
                <Step before={rule.matchedBefore} after={rule.matchedAfter} />
              </td>
              <td class="figure">
                <Step before={rule.heldBefore} after={rule.heldAfter} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleName({ rule, title }: { readonly rule: RuleReplay; readonly title: string }): VNode {
  const id = <Shown value={`${rule.pack}/${rule.rule}`} max={140} mono />;
  if (title === rule.rule) return id;
  return (
    <>
      <Shown value={title} max={140} /> <span class="quiet replay-id">{id}</span>
    </>
  );
}

function RuleNotes(props: {
  readonly rule: RuleReplay;
  readonly onSimulate?: ((rule: RuleReplay) => void) | undefined;
}): VNode | null {
  const { rule, onSimulate } = props;
  const notes = [
    ...(rule.unsure === 0 ? [] : [replayText.unsure(count(rule.unsure))]),
    ...rule.doubts.map((doubt) => `${capital(replayText.doubts[doubt])}.`),
    ...(rule.completeSince === null ? [replayText.atLeast] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <div class="replay-notes">
      <p>{notes.join(' ')}</p>
      {onSimulate === undefined ||
      (rule.heldAfter === 0 && rule.unsure === 0 && rule.completeSince !== null) ? null : (
        <Button look="quiet" onClick={() => onSimulate(rule)}>
          {replayText.simulateInstead}
        </Button>
      )}
    </div>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

function Step({ before, after }: { readonly before: number; readonly after: number }): VNode {
  if (before === after) return <span class={after === 0 ? 'zero' : ''}>{count(after)}</span>;
  return (
    <>
      <span class="quiet">{count(before)} → </span>
      <b>{count(after)}</b>
    </>
  );
}

function Actions({ before, after }: { readonly before: ActionCounts; readonly after: ActionCounts }): VNode {
  const actions = ['block', 'redact', 'justify', 'warn', 'log'] as const;
  return (
    <table class="replay-small">
      <caption class="visually-hidden">{replayText.actionColumn}</caption>
      <Head first={replayText.actionColumn} />
      <tbody>
        {actions
          .filter((action) => before[action] > 0 || after[action] > 0)
          .map((action) => (
            <Row key={action} name={actionWords[action]} before={before[action]} after={after[action]} />
          ))}
      </tbody>
    </table>
  );
}

const fewGroups = 12;

function Groups({
  groups,
  isCut,
}: {
  readonly groups: readonly GroupReplay[];
  readonly isCut: boolean;
}): VNode {
  const all = useSignal(false);
  const shown = all.value ? groups : groups.slice(0, fewGroups);
  return (
    <div>
      <table class="replay-small">
        <caption class="visually-hidden">{replayText.byTeam}</caption>
        <Head first={replayText.teamColumn} />
        <tbody>
          {shown.map(({ group, before, after }) => (
            <Row
              key={group}
              name={group === '' ? replayText.noTeam : <Shown value={group} max={64} />}
              before={before}
              after={after}
            />
          ))}
        </tbody>
      </table>
      {shown.length < groups.length ? (
        <Button look="quiet" onClick={() => (all.value = true)}>
          {replayText.allTeams(count(groups.length))}
        </Button>
      ) : null}
      {isCut ? <p class="quiet">{replayText.mostAffected(mostReplayGroups)}</p> : null}
    </div>
  );
}

function Head({ first }: { readonly first: string }): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" class="figure">
          {replayText.now_}
        </th>
        <th scope="col" class="figure">
          {replayText.then_}
        </th>
      </tr>
    </thead>
  );
}

function Row(props: {
  readonly name: string | VNode;
  readonly before: number;
  readonly after: number;
}): VNode {
  const { name, before, after } = props;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="figure">{count(before)}</td>
      <td class="figure">{before === after ? count(after) : <b>{count(after)}</b>}</td>
    </tr>
  );
}
