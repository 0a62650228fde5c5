import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { hrefOf } from '../shell/route.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { now } from '../shell/time.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { Bars, Legend } from './bars.tsx';
import { coachingShares, disputedRules, needFacts, ruleFacts, totals, weekRows } from './facts.ts';
import type { ReportData, ReportsModel } from './model.ts';
import { daysOfMonth, lastDays, monthBefore, pastOf } from './period.ts';
import * as say from './sentences.ts';
import { FiguresTable } from './table.tsx';
import { reportText as text } from './text.ts';
import { monthWords, number, shortDay, titleOf } from './words.ts';

export interface MonthlyPageProps {
  readonly reports: ReportsModel;
  readonly month: string;
  readonly group: string | undefined;
  readonly organisation: string;
}

/** One month on one sheet of paper. */
export function MonthlyPage({ reports, month, group, organisation }: MonthlyPageProps): VNode {
  const title = text.monthlyTitle(monthWords(month));
  usePageTitle(title, text.title);
  const whole = daysOfMonth(month);
  const days = (whole && pastOf(whole, now.value)) ?? lastDays(28, now.value);
  const { from, to } = days;
  const load = () => void reports.load({ from, to, group: group ?? null });
  useEffect(load, [reports, from, to, group]);
  const data = reports.data.value;
  const isIt = data?.asked.from === from && data.asked.to === to && data.asked.group === (group ?? null);
  const error = reports.error.value;
  const narrowed = group === undefined ? {} : { group };
  const after = monthAfter(month);
  return (
    <div class="page page-reports page-monthly">
      <nav class="report-controls" aria-label={text.period}>
        <a href={hrefOf({ page: 'reports', ...narrowed })}>{text.toReports}</a>
        <a href={hrefOf({ page: 'monthly', month: monthBefore(Date.parse(`${month}-01`)), ...narrowed })}>
          {text.earlierMonth}
        </a>
        {`${after}-01` <= lastDays(1, now.value).to ? (
          <a href={hrefOf({ page: 'monthly', month: after, ...narrowed })}>{text.laterMonth}</a>
        ) : null}
        <span class="report-actions">
          <Button onClick={() => window.print()}>{text.print}</Button>
        </span>
      </nav>
      <header class="monthly-head">
        <h1 tabIndex={-1}>{title}</h1>
        <p>
          <Shown value={organisation} max={80} />
          {group === undefined ? null : (
            <>
              {' · '}
              {text.team} <Shown value={group} max={60} />
            </>
          )}
        </p>
      </header>
      {data !== null && isIt ? (
        <Sheet data={data} />
      ) : error === null ? (
        <Loading />
      ) : (
        <NothingLoaded error={error} onRetry={load} />
      )}
    </div>
  );
}

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

function Sheet({ data }: { readonly data: ReportData }): VNode {
  if (data.teams.rows.length === 0)
    return (
      <EmptyState title={text.empty}>
        <p>{text.emptyText}</p>
      </EmptyState>
    );
  const all = totals(data);
  const rules = ruleFacts(data);
  return (
    <div class="reports">
      <section class="report" aria-labelledby="monthly-summary">
        <h2 class="report-question" id="monthly-summary">
          {text.summary}
        </h2>
        <ul class="monthly-summary">
          {summary(data).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section class="report" aria-labelledby="monthly-figures">
        <h2 class="report-question" id="monthly-figures">
          {text.figures}
        </h2>
        <Bars
          name={say.trendSentence(all.now, all.before)}
          columns={weekRows(data).map(({ day, stopped, overridden, isPart }) => ({
            label: `${text.week} ${shortDay(day)}: ${text.weekLabel(stopped, overridden)}`,
            ...{ parts: [stopped, overridden], isPart },
          }))}
          {...{ first: shortDay(data.asked.from), last: shortDay(data.asked.to), top: number }}
        />
        <Legend names={[text.legend.stopped, text.legend.overridden]} />
        <FiguresTable
          title={text.rule}
          head={[text.rule, text.blocked, text.warnedAbout, text.overridden, text.earlier]}
          rows={rules
            .slice(0, 8)
            .map(({ rule, blocked, asked, overridden, before }) => [
              titleOf(data, rule),
              ...[blocked, asked, overridden, before],
            ])}
        />
      </section>
      <p class="report-note">
        {text.whatItIs} {text.pseudonyms}
      </p>
    </div>
  );
}

/** The reports' sentences, those that say something. */
function summary(data: ReportData): readonly string[] {
  const all = totals(data);
  const [rule] = ruleFacts(data);
  const { now, before } = coachingShares(data.coaching.rows);
  const [need] = needFacts(data);
  const [doubt] = disputedRules(data);
  const { rate, rateBefore } = data.platforms.perThousand;
  return [
    say.trendSentence(all.now, all.before),
    say.perThousandSentence(rate, rateBefore),
    say.rulesSentence(rule, rule === undefined ? '' : titleOf(data, rule.rule)),
    ...data.moments.map((moment) => say.momentSentence(moment, titleOf(data, moment.rule))),
    say.coachingSentence(now, before),
    say.needsSentence(need, need === undefined ? '' : titleOf(data, need.rule)),
    need === undefined || need.offers ? null : say.reasonSentence(need),
    say.accountsSentence(data.accounts.rows),
    doubt === undefined ? null : say.doubtsSentence(doubt, titleOf(data, doubt.rule)),
  ].filter((sentence): sentence is string => sentence !== null && sentence !== '');
}
