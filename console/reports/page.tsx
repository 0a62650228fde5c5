import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { now } from '../shell/time.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import type { SectionProps } from './cells.tsx';
import { Controls } from './controls.tsx';
import type { ReportsModel } from './model.ts';
import { NeedsSection } from './needs.tsx';
import { lastDays, pastOf, usualDays, type Days } from './period.ts';
import * as sections from './sections.tsx';
import { TablesOf } from './table.tsx';
import { reportText as text } from './text.ts';
import { dayWords } from './words.ts';

export interface ReportsPageProps {
  readonly reports: ReportsModel;
  readonly days: Days | undefined;
  readonly group: string | undefined;
  readonly drills: boolean;
}

export function ReportsPage({ reports, days, group, drills }: ReportsPageProps): VNode {
  usePageTitle(text.title);
  const wanted = (days && pastOf(days, now.value)) ?? lastDays(usualDays, now.value);
  const { from, to } = wanted;
  const retry = () => void reports.load({ from, to, group: group ?? null });
  useEffect(() => void reports.load({ from, to, group: group ?? null }), [reports, from, to, group]);
  const data = reports.data.value;
  const error = reports.error.value;
  return (
    <div class="page page-reports" aria-busy={reports.loading.value}>
      <div class="page-head">
        <h1 tabIndex={-1}>{text.title}</h1>
      </div>
      <Controls {...{ days: wanted, group: group ?? null, groups: reports.groups.value, now: now.value }} />
      {data === null ? (
        error === null ? (
          <Loading />
        ) : (
          <NothingLoaded error={error} onRetry={retry} />
        )
      ) : (
        <>
          <Trouble error={error} onRetry={retry} />
          <TablesOf.Provider value={data.asked}>
            <Sections data={data} drills={drills} />
          </TablesOf.Provider>
        </>
      )}
    </div>
  );
}

function Sections({ data, drills }: SectionProps): VNode {
  if (data.teams.rows.length === 0)
    return (
      <EmptyState title={text.empty}>
        <p>{text.emptyText}</p>
      </EmptyState>
    );
  const { from, to } = data.trend.previous;
  return (
    <div class="reports">
      <p class="report-note">
        {dayWords(data.asked.from)} – {dayWords(data.asked.to)}. {text.before(dayWords(from), dayWords(to))}{' '}
        {text.pseudonyms}
      </p>
      <sections.TrendSection {...{ data, drills }} />
      <sections.RulesSection {...{ data, drills }} />
      <sections.ChangesSection {...{ data, drills }} />
      <sections.CoachingSection {...{ data, drills }} />
      <NeedsSection {...{ data, drills }} />
      <sections.AccountsSection {...{ data, drills }} />
      <sections.DoubtsSection {...{ data, drills }} />
      <sections.TeamsSection {...{ data, drills }} />
      <sections.PlatformsSection {...{ data, drills }} />
    </div>
  );
}
