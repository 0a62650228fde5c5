import type { VNode } from 'preact';
import { Badge } from '../../design/components/badge.tsx';
import type { Tone } from '../../design/components/badge.tsx';
import { SeverityMark } from '../../design/components/severity-mark.tsx';
import { Shown } from '../../design/components/shown.tsx';
import { localised } from '../dialog/localised.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { RecordKey } from '../texts/record/index.ts';
import { DisputePart } from './dispute.tsx';
import { ExactReport } from './exact-report.tsx';
import { ReportFacts } from './report-facts.tsx';
import type { RecordActions, RecordState, Report } from './state.ts';

interface ReportProps {
  readonly report: Report;
  readonly state: RecordState;
  readonly actions: RecordActions;
  readonly texts: Texts<RecordKey>;
}

const badges = {
  open: ['warn', 'stateOpen'],
  waiting: ['info', 'stateWaiting'],
  sent: ['neutral', 'stateSent'],
  refused: ['stop', 'stateRefused'],
} as const satisfies Record<Report['state'], readonly [Tone, RecordKey]>;

/** One report: what happened in a line or two, and behind it all that was sent. */
export function ReportItem({ report, state, actions, texts }: ReportProps): VNode {
  const { incident, refused } = report;
  const { say } = texts;
  const [tone, key] = badges[report.state];
  return (
    <article>
      <header>
        {incident !== null && <SeverityMark severity={incident.rule.severity} />}
        <h2>
          <Title report={report} state={state} />
        </h2>
        <Badge tone={tone}>{say(key)}</Badge>
      </header>
      {incident !== null && (
        <p>
          <span class="when">{whenOf(incident.at, texts.language)}</span>{' '}
          <Shown value={state.platforms[incident.egress.platform] ?? incident.egress.platform} />
          {'. '}
          {say(outcomeKey(report))}
        </p>
      )}
      {refused !== null && <p class="quiet-text">{say('refused', { code: refused })}</p>}
      <DisputePart report={report} actions={actions} texts={texts} />
      <details>
        <summary>
          {say(report.state === 'sent' || report.state === 'refused' ? 'details' : 'detailsWaiting')}
        </summary>
        {incident !== null && <ReportFacts incident={incident} state={state} texts={texts} />}
        <ExactReport report={report} actions={actions} texts={texts} />
      </details>
    </article>
  );
}

function Title({ report: { incident, id }, state }: Pick<ReportProps, 'report' | 'state'>): VNode {
  if (incident === null) return <Shown value={id} mono />;
  const title = state.rules[`${incident.rule.pack}/${incident.rule.rule}`];
  // A rule that is no longer in force has lost its title here.
  if (title === undefined) return <Shown value={`${incident.rule.pack} / ${incident.rule.rule}`} mono />;
  const { text, language } = localised(title, state.languages);
  return <bdi lang={language}>{text}</bdi>;
}

const outcomeKeys = {
  sent: 'outcomeSent',
  blocked: 'outcomeBlocked',
  overridden: 'outcomeOverridden',
  redacted: 'outcomeRedacted',
  cancelled: 'outcomeCancelled',
} as const satisfies Record<NonNullable<Report['incident']>['outcome'], RecordKey>;

function outcomeKey({ state, incident }: Report): RecordKey {
  if (state === 'open' || incident === null) return 'outcomeOpen';
  if (incident.rule.mode === 'simulate' && incident.outcome === 'sent') return 'outcomeTrial';
  return outcomeKeys[incident.outcome];
}

function whenOf(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(at),
  );
}
