import type { VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { age, fullTime, now } from '../shell/time.ts';
import { hrefOfIncident } from './here.ts';
import { keyOf } from './model.ts';
import { conversationShort, outcomeTone, outcomeWords, severityWords, statusWords } from './text.ts';
import { triageText } from './triage-text.ts';
import { platformName } from '../shell/platforms.ts';

export function Row(props: {
  readonly id: string;
  readonly record: IncidentItem;
  readonly current: boolean;
  readonly models: Models;
  readonly selectable: boolean;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly place: number;
  /** How many rows the list has; -1 while that is not known. */
  readonly of: number;
}): VNode {
  const { record, current, models, id } = props;
  const { incident, triage } = record;
  const { platform, conversation } = incident.egress;
  const { selection } = models.desk;
  const selected = selection.has(id);
  return (
    <li
      class={`rows-item${selected ? ' rows-selected' : ''}`}
      style={{ transform: `translateY(${String(props.top)}px)` }}
      aria-setsize={props.of}
      aria-posinset={props.place}
    >
      {props.selectable ? (
        <input
          type="checkbox"
          class="row-select"
          aria-label={triageText.select}
          checked={selected}
          onClick={(event) => {
            if (event.shiftKey) selection.extendTo(id);
            else selection.toggle(id);
          }}
        />
      ) : null}
      <a
        class={triage.status === 'resolved' ? 'row row-resolved' : 'row'}
        data-key={id}
        href={hrefOfIncident(keyOf(record))}
        aria-current={current ? 'true' : undefined}
      >
        <span class="row-top">
          <SeverityMark severity={incident.rule.severity} />
          <span class="visually-hidden">{severityWords[incident.rule.severity]}: </span>
          <span class="row-rule">
            <Shown value={models.policy.ruleTitle(incident.rule)} max={120} />
          </span>
          <State record={record} />
          <time class="row-age" dateTime={incident.at} title={fullTime(incident.at)}>
            {age(Date.parse(incident.at), now.value)}
          </time>
        </span>
        <span class="row-bottom">
          <span class="row-what">
            <span class="row-person">
              <Shown value={whoOf(record, models)} max={60} />
            </span>{' '}
            <span class={`outcome outcome-${outcomeTone[incident.outcome]}`}>
              {outcomeWords[incident.action][incident.outcome]}
            </span>
          </span>
          <span class="row-where">
            <Shown value={platformName(platform)} max={16} />
            <span class="row-kind"> → {conversationShort[conversation.kind]}</span>
          </span>
        </span>
      </a>
    </li>
  );
}

/** The name if it was asked for, else the beginning of the pseudonym, else the device. */
function whoOf({ person, device }: IncidentItem, models: Models): string {
  if (person === null) return device.label;
  return models.desk.people.nameOf(person) ?? person.slice(0, 8);
}

function State({ record }: { readonly record: IncidentItem }): VNode | null {
  const { status, disputedAt, answeredAt } = record.triage;
  if (disputedAt !== null && answeredAt === null) return <Badge tone="warn">{triageText.disputed}</Badge>;
  return status === 'open' ? null : <Badge tone="neutral">{statusWords[status]}</Badge>;
}
