import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { age, count, fullTime, now } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { keyOf, keyText, periods, type IncidentsModel } from './model.ts';
import {
  conversationShort,
  incidentText,
  outcomeTone,
  outcomeWords,
  platformName,
  severityWords,
} from './text.ts';

export function IncidentList(props: {
  readonly models: Models;
  /** Key of the incident shown beside the list. */
  readonly shown: string | null;
  readonly onKeys: () => void;
}): VNode {
  const { incidents } = props.models;
  const { list } = incidents;
  return (
    <section class="list" aria-labelledby="incidents-title" aria-busy={list.phase.value === 'loading'}>
      <div class="list-head">
        <h1 id="incidents-title" tabIndex={-1}>
          {incidentText.title}
        </h1>
        <PeriodChoice incidents={incidents} />
        <Button look="quiet" onClick={props.onKeys}>
          {incidentText.keys}
        </Button>
      </div>
      <WaitingBar incidents={incidents} />
      {list.items.value.length === 0 ? null : (
        <Trouble
          error={list.error.value}
          loadedAt={list.loadedAt.value}
          onRetry={() => void (list.loadedAt.value === null ? list.load() : list.poll())}
        />
      )}
      <Rows {...props} />
    </section>
  );
}

function PeriodChoice({ incidents }: { readonly incidents: IncidentsModel }): VNode {
  return (
    <label>
      <span class="visually-hidden">{incidentText.period}</span>
      <select
        class="input"
        value={String(incidents.period.value)}
        onChange={(event) => {
          const chosen = periods.find((days) => String(days) === event.currentTarget.value);
          if (chosen !== undefined) void incidents.setPeriod(chosen);
        }}
      >
        {periods.map((days) => (
          <option key={days} value={String(days)}>
            {incidentText.periods[days]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Announces what came meanwhile. The live region is always there: one that appears with its text stays silent. */
function WaitingBar({ incidents }: { readonly incidents: IncidentsModel }): VNode {
  const { count: waiting, more } = incidents.list.waiting.value;
  return (
    <div class={waiting === 0 ? 'waiting' : 'waiting waiting-some'}>
      <span role="status">{waiting === 0 ? '' : incidentText.fresh(waiting, more)}</span>
      {waiting === 0 ? null : (
        <Button
          look="quiet"
          onClick={() => {
            incidents.list.showWaiting();
            document.querySelector('.rows')?.scrollTo({ top: 0 });
          }}
        >
          {incidentText.show}
        </Button>
      )}
    </div>
  );
}

function Rows({ models, shown }: { readonly models: Models; readonly shown: string | null }): VNode {
  const { list, period } = models.incidents;
  const items = list.items.value;
  if (items.length === 0) {
    if (list.error.value !== null)
      return <NothingLoaded error={list.error.value} onRetry={() => void list.load()} />;
    return list.phase.value === 'ready' ? <Empty models={models} /> : <Loading />;
  }
  return (
    <div class="rows">
      <ul aria-label={incidentText.list}>
        {items.map((record) => {
          const key = keyText(keyOf(record));
          return <Row key={key} record={record} current={key === shown} models={models} id={key} />;
        })}
      </ul>
      <div class="rows-end">
        {list.hasMore.value ? (
          <Button onClick={() => void list.more()} unavailable={list.loadingMore.value}>
            {list.loadingMore.value ? incidentText.loadingOlder : incidentText.older}
          </Button>
        ) : (
          <p>{incidentText.end(count(items.length), incidentText.periods[period.value])}</p>
        )}
      </div>
    </div>
  );
}

function Row(props: {
  readonly record: IncidentRecord;
  readonly current: boolean;
  readonly models: Models;
  readonly id: string;
}): VNode {
  const { record, current, models } = props;
  const { incident, device } = record;
  const { platform, conversation } = incident.egress;
  return (
    <li>
      <a
        class="row"
        data-key={props.id}
        href={hrefOf({ page: 'incidents', incident: keyOf(record) })}
        aria-current={current ? 'true' : undefined}
      >
        <span class="row-top">
          <SeverityMark severity={incident.rule.severity} />
          <span class="visually-hidden">{severityWords[incident.rule.severity]}: </span>
          <span class="row-rule">
            <Shown value={models.policy.ruleTitle(incident.rule)} max={120} />
          </span>
          <time class="row-age" dateTime={incident.at} title={fullTime(incident.at)}>
            {age(Date.parse(incident.at), now.value)}
          </time>
        </span>
        <span class="row-bottom">
          <span class="row-what">
            <span class="row-device">
              <Shown value={device.label} max={60} />
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

function Empty({ models }: { readonly models: Models }): VNode {
  const { incidents } = models;
  return (
    <EmptyState
      title={incidentText.emptyTitle}
      actions={
        <>
          <a class="button button-plain" href={hrefOf({ page: 'devices', adding: true })}>
            {incidentText.addDevice}
          </a>
          {incidents.period.value === 400 ? null : (
            <Button look="quiet" onClick={() => void incidents.setPeriod(400)}>
              {incidentText.longer}
            </Button>
          )}
        </>
      }
    >
      <p>{incidentText.emptyText}</p>
      <p>{incidentText.emptyHow}</p>
    </EmptyState>
  );
}
