import type { VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { RuleLastChange } from '../../lib/core/api/replay.ts';
import type { Rule } from '../../lib/core/policy/schema.ts';
import { actionTones, actionWords, modeWords, severityWords } from '../incidents/text.ts';
import { hrefOf } from '../shell/route.ts';
import { age, fullTime, now } from '../shell/time.ts';
import { simulationText } from './simulation-text.ts';
import { localText, titleOf, type placeOf } from './policy-model.ts';
import { plain, ruleNotes, ruleSentence, type DetectorTitles, type Part } from './sentence.ts';
import { TallyLine } from './tally-line.tsx';
import type { Tally } from './tally.ts';
import { rulesText } from './text.ts';

/** One rule: its state, its sentence, what it says, when it last changed, and what it would do while it is simulated. */
export function RuleRow(props: {
  readonly rule: Rule;
  readonly titles: DetectorTitles;
  readonly place: ReturnType<typeof placeOf>;
  /** Absent where nobody counts. */
  readonly tally?: Tally | null | undefined;
  /** `pack/rule`; absent for who may not read the incidents that the tally counts. */
  readonly tallied?: string | undefined;
  readonly changed?: RuleLastChange | undefined;
  /** Absent for who may not keep anything. */
  readonly hold?: string | undefined;
  readonly onPromote?: (() => void) | undefined;
}): VNode {
  const { rule, titles, place, changed } = props;
  const title = titleOf(rule);
  const { tell, suggest = [] } = rule.then;
  const notes = ruleNotes(rule);
  return (
    <li class={`rule rule-${rule.mode}`}>
      <div class="rule-state">
        <Badge tone={rule.mode === 'enforce' ? actionTones[rule.then.action] : 'neutral'}>
          {actionWords[rule.then.action]}
        </Badge>
        <span class={`severity-word severity-word-${rule.severity}`}>
          <SeverityMark severity={rule.severity} /> {severityWords[rule.severity]}
        </span>
        <span class={`mode mode-${rule.mode}`}>{modeWords[rule.mode]}</span>
      </div>
      <div class="rule-text">
        <h3>
          {place === null ? (
            <Shown value={title} max={120} />
          ) : (
            <a href={hrefOf({ page: 'edit', ...place })}>
              <Shown value={title} max={120} />
            </a>
          )}
        </h3>
        <p title={plain(ruleSentence(rule, titles), (name) => sentenceText(name, 80))}>
          <Sentence parts={ruleSentence(rule, titles, 'brief')} />
        </p>
        {tell === undefined ? null : (
          <p class="rule-tell">
            {rulesText.tells} “<Shown value={localText(tell)} max={300} />”
          </p>
        )}
        {suggest.length === 0 && notes.length === 0 ? null : (
          <p class="quiet">
            {notes.join(' ')}
            {suggest.map(({ label, url }) => (
              <span key={url}>
                {' '}
                {rulesText.suggests} “<Shown value={localText(label)} max={80} />” (
                <Shown value={url} max={80} mono />
                ).
              </span>
            ))}
          </p>
        )}
        {props.tally === undefined || rule.mode !== 'simulate' ? null : (
          <div class="rule-tally">
            <TallyLine tally={props.tally} rule={props.tallied} />
            {props.onPromote === undefined ? null : (
              <Button look="quiet" onClick={props.onPromote}>
                {simulationText.promote}
              </Button>
            )}
          </div>
        )}
        {changed === undefined && props.hold === undefined ? null : (
          <p class="rule-changed">
            {changed === undefined ? null : <LastChange {...changed} />}
            {changed === undefined || props.hold === undefined ? '' : ' · '}
            {props.hold === undefined ? null : (
              <a href={props.hold}>
                {rulesText.hold}
                <span class="visually-hidden"> {sentenceText(title, 80)}</span>
              </a>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

export function Sentence({ parts }: { readonly parts: readonly Part[] }): VNode {
  return (
    <>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <b key={index}>
            <Shown value={part.name} max={80} />
          </b>
        ),
      )}
    </>
  );
}

function LastChange({ version, at, by }: RuleLastChange): VNode {
  return (
    <>
      <a href={hrefOf({ page: 'history', version })}>{rulesText.changedIn(version)}</a>
      {', '}
      <time dateTime={at} title={fullTime(at)}>
        {age(Date.parse(at), now.value)}
      </time>
      {', '}
      {rulesText.by} <Shown value={by} max={80} />
    </>
  );
}
