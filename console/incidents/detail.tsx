import type { VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { Models } from '../shell/models.ts';
import { AlsoMatched, Circumstances, Destination, ReasonGiven } from './facts.tsx';
import { Files } from './files.tsx';
import { Counts, Found } from './findings.tsx';
import { attempt, delayMs, ending, timeline } from './story.ts';
import { incidentText, modeWords, outcomeTone, severityWords } from './text.ts';
import { duration, fullTime } from '../shell/time.ts';

/** One incident, to be read from top to bottom. */
export function IncidentDetail(props: { readonly record: IncidentRecord; readonly models: Models }): VNode {
  const { record, models } = props;
  const { incident, device } = record;
  return (
    <article class="detail" aria-labelledby="detail-title">
      <header class="detail-head">
        <p class="detail-kicker">
          <span class={`severity-word severity-word-${incident.rule.severity}`}>
            <SeverityMark severity={incident.rule.severity} /> {severityWords[incident.rule.severity]}
          </span>
          {incident.rule.mode === 'enforce' ? null : (
            <Badge tone="info">{modeWords[incident.rule.mode]}</Badge>
          )}
          <time dateTime={incident.at}>{fullTime(incident.at)}</time>
        </p>
        <h2 id="detail-title">
          <Shown value={models.policy.ruleTitle(incident.rule)} max={300} />
        </h2>
        <p class="detail-story">
          <b>
            <Shown value={device.label} max={80} />
          </b>{' '}
          <Shown value={attempt(incident)} max={300} />{' '}
          <span class={`outcome outcome-${outcomeTone[incident.outcome]}`}>{ending(incident)}</span>
        </p>
      </header>
      <div class="detail-body">
        <div class="detail-main">
          <Found incident={incident} titles={models.policy.detectorTitles.value} />
          <Files incident={incident} />
          <ReasonGiven incident={incident} />
          <Destination incident={incident} />
          <Counts incident={incident} titles={models.policy.detectorTitles.value} />
          <AlsoMatched incident={incident} policy={models.policy} />
        </div>
        <aside class="detail-side">
          <Timeline record={record} />
          <Circumstances record={record} policy={models.policy} />
        </aside>
      </div>
    </article>
  );
}

function Timeline({ record }: { readonly record: IncidentRecord }): VNode {
  const steps = timeline(record);
  const delay = delayMs(record);
  return (
    <section>
      <h3>{incidentText.timeline}</h3>
      <ol class="timeline">
        {steps.map(({ text, at }, index) => (
          <li key={text}>
            {text}
            {at === null ? null : (
              <time dateTime={at}>
                {fullTime(at)}
                {index === steps.length - 1 && delay !== null ? `, ${delayWords(delay)}` : ''}
              </time>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function delayWords(ms: number): string {
  return ms < 1000 ? incidentText.atOnce : incidentText.later(duration(ms));
}
