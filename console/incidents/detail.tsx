import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Badge } from '../../lib/design/components/badge.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { fullTime } from '../shell/time.ts';
import { ActionBar } from './action-bar.tsx';
import { Circumstances } from './circumstances.tsx';
import { Dispute } from './dispute.tsx';
import { AlsoMatched, Destination, ReasonGiven } from './facts.tsx';
import { Files } from './files.tsx';
import { Counts, Found } from './findings.tsx';
import { textOf } from './model.ts';
import { Related } from './related.tsx';
import { attempt, ending } from './story.ts';
import { modeWords, outcomeTone, severityWords } from './text.ts';
import { Timeline } from './timeline.tsx';

/** A list that is gone through quickly asks for the history of what it stops at only. */
const restMs = 150;

/** One incident, to be read from top to bottom. */
export function IncidentDetail(props: {
  readonly record: IncidentItem;
  readonly models: Models;
  readonly session: SessionAnswer;
}): VNode {
  const { record, models, session } = props;
  const { incident } = record;
  const { incidents } = models.desk;
  const id = textOf(record);
  useEffect(() => {
    const timer = setTimeout(() => void incidents.readDetail(), restMs);
    return () => clearTimeout(timer);
  }, [id, incidents]);
  const detail = incidents.detail.value;
  const titles = models.policy.detectorTitles.value;
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
            <Shown value={subject(record, models)} max={80} />
          </b>{' '}
          <Shown value={attempt(incident)} max={300} />{' '}
          <span class={`outcome outcome-${outcomeTone[incident.outcome]}`}>{ending(incident)}</span>
        </p>
        <ActionBar record={record} models={models} session={session} />
      </header>
      <div class="detail-body">
        <div class="detail-main">
          <Dispute
            key={record.incident.id}
            record={record}
            detail={detail}
            models={models}
            session={session}
          />
          <Found incident={incident} titles={titles} />
          <Files incident={incident} />
          <ReasonGiven incident={incident} />
          <Destination incident={incident} />
          <Counts incident={incident} titles={titles} />
          <AlsoMatched incident={incident} policy={models.policy} />
        </div>
        <aside class="detail-side">
          <Timeline record={record} detail={detail} models={models} />
          <Related record={record} models={models} />
          <Circumstances record={record} detail={detail} models={models} session={session} />
        </aside>
      </div>
    </article>
  );
}

/** Who the sentence is about: a name that was asked for, else the pseudonym, else the device. */
function subject({ person, device }: IncidentItem, models: Models): string {
  if (person === null) return device.label;
  return models.desk.people.nameOf(person) ?? person.slice(0, 8);
}
