import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { lookFor, queryHere } from './here.ts';
import { periods, standardDays } from './model.ts';
import { incidentText } from './page-text.ts';
import { groupings, type IncidentsQuery } from './route.ts';
import { SearchField } from './search-field.tsx';
import { searchText } from './search-text.ts';
import { triageText } from './triage-text.ts';

/** Search, period and grouping, over the whole width. */
export function Head(props: {
  readonly models: Models;
  readonly session: SessionAnswer;
  readonly query: IncidentsQuery;
}): VNode {
  const { models, session, query } = props;
  const { asking, incidents } = models.desk;
  const found = incidents.count.value;
  return (
    <div class="incidents-head">
      <div class="incidents-title">
        <h1 id="incidents-title" tabIndex={-1}>
          {incidentText.title}
        </h1>
        {found === null ? null : (
          <span class="incidents-count">
            {count(found.count)}
            {found.exact ? '' : '+'}
          </span>
        )}
      </div>
      <SearchField models={models} me={session.user.id} q={query.q ?? ''} />
      <div class="incidents-choices">
        <Choice
          label={incidentText.period}
          value={String(query.days ?? standardDays)}
          options={[...new Set([...periods, query.days ?? standardDays])]
            .sort((a, b) => a - b)
            .map((days) => [String(days), incidentText.periods(days)])}
          onChoose={(days) => lookFor({ ...queryHere(), days: Number(days) })}
        />
        <Choice
          label={incidentText.grouping}
          value={query.by ?? 'none'}
          options={(['none', ...groupings] as const).map((by) => [by, incidentText.groupings[by]])}
          onChoose={(chosen) => lookFor({ ...queryHere(), by: groupings.find((by) => by === chosen) })}
        />
        {may(session, 'incidents.export') ? (
          <Button look="quiet" onClick={() => (asking.value = 'export')}>
            {searchText.exportButton}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => (asking.value = 'keys')}>
          {triageText.keys}
        </Button>
      </div>
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}): VNode {
  return (
    <label>
      <span class="visually-hidden">{props.label}</span>
      <select
        class="input"
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
