import type { ComponentChildren, VNode } from 'preact';
import type { CountRow } from '../../lib/core/api/reports.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Bars, Legend, Line } from './bars.tsx';
import {
  type Counted,
  figureCell,
  groupCell,
  percentCell,
  rateCell,
  ruleCell,
  type SectionProps,
} from './cells.tsx';
import { shareOf } from './compare.ts';
import { coachingShares, disputedRules, overriddenRules, ruleFacts, totals, weekRows } from './facts.ts';
import type { ReportData } from './model.ts';
import { weekIndex, weeksOf } from './period.ts';
import { Section } from './section.tsx';
import * as say from './sentences.ts';
import { type Cell, ReportTable } from './table.tsx';
import { reportText as text } from './text.ts';
import { number, percent, rate, shortDay, titleOf } from './words.ts';
import { platformName } from '../shell/platforms.ts';

export function TrendSection({ data }: SectionProps): VNode {
  const all = totals(data);
  const rows = weekRows(data);
  const answer = say.trendSentence(all.now, all.before);
  const { rate: now, rateBefore } = data.platforms.perThousand;
  return (
    <Section
      {...{ id: 'trend', question: text.sections.trend, answer }}
      more={[say.perThousandSentence(now, rateBefore), all.recorded > 0 ? text.recorded(all.recorded) : null]}
    >
      <Bars
        name={answer}
        columns={rows.map(({ day, stopped, overridden, isPart }) => ({
          label: `${text.week} ${shortDay(day)}: ${text.weekLabel(stopped, overridden)}`,
          parts: [stopped, overridden],
          isPart,
        }))}
        first={shortDay(data.asked.from)}
        last={shortDay(data.asked.to)}
        top={number}
      />
      <Legend names={[text.legend.stopped, text.legend.overridden]} />
      <ReportTable
        {...{ file: 'trend', title: answer, head: [text.week, text.stopped, text.overridden] }}
        rows={rows.map(({ day, stopped, overridden }) => [
          { value: day, shown: shortDay(day) },
          stopped,
          overridden,
        ])}
      />
    </Section>
  );
}

export function RulesSection(props: SectionProps): VNode {
  const { data } = props;
  const facts = ruleFacts(data);
  const [first] = facts;
  const answer = say.rulesSentence(first, first === undefined ? '' : titleOf(data, first.rule));
  const most = Math.max(1, ...facts.map(({ acted }) => acted));
  return (
    <Section {...{ id: 'rules', question: text.sections.rules, answer }}>
      <ul class="lines">
        {facts.slice(0, 8).map(({ rule, stopped, overridden }) => (
          <li key={rule}>
            <span class="lines-name">{ruleCell(props, rule).shown}</span>
            <Line parts={[stopped, overridden]} most={most} />
            <span class="lines-figure">{text.weekLabel(stopped, overridden)}</span>
          </li>
        ))}
      </ul>
      <Legend names={[text.legend.stopped, text.legend.overridden]} />
      <ReportTable
        {...{ file: 'rules-by-team', title: text.rulesByTeam, words: [1] }}
        head={[text.rule, text.team, ...fateHead, text.incidents]}
        rows={data.teams.rows
          .filter(({ count, recorded }) => count > recorded)
          .map((row) => {
            const { rule, group } = row;
            return [
              ruleCell(props, rule, group),
              groupCell(props, group),
              ...fateCells(props, row, { rule, group }),
              figureCell(props, row.count - row.recorded, { rule, group, fate: 'acted' }),
            ];
          })}
      />
    </Section>
  );
}

export function ChangesSection({ data }: SectionProps): VNode | null {
  if (data.moments.length === 0) return null;
  const [first = '', ...others] = data.moments.map((moment) =>
    say.momentSentence(moment, titleOf(data, moment.rule)),
  );
  return <Section {...{ id: 'changes', question: text.sections.changes, answer: first, more: others }} />;
}

export function CoachingSection(props: SectionProps): VNode {
  const { data } = props;
  const { coaching } = data;
  const { now, before } = coachingShares(coaching.rows);
  const answer = say.coachingSentence(now, before);
  const best = bestOf(coaching.rows);
  const weeks = weeksOf(coaching.period);
  const columns = weeks.map(({ day, isPart }, index) => {
    const days = coaching.days.filter((one) => weekIndex(weeks, one.day) === index);
    const [warned, repeated] = [sum(days, ({ warned: n }) => n), sum(days, ({ repeated: n }) => n)];
    return { day, isPart, warned, repeated };
  });
  return (
    <Section
      {...{ id: 'coaching', question: text.sections.coaching, answer }}
      more={best === null ? [] : [say.bestSentence(titleOf(data, best.rule), best.now, best.before)]}
    >
      <Bars
        name={answer}
        columns={columns.map(({ day, isPart, warned, repeated }) => ({
          label: `${text.week} ${shortDay(day)}: ${percent(shareOf({ part: repeated, of: warned }))} ${text.legend.repeated}`,
          parts: [shareOf({ part: repeated, of: warned })],
          isPart,
        }))}
        first={shortDay(coaching.period.from)}
        last={shortDay(coaching.period.to)}
        top={percent}
        most={1}
      />
      <Legend names={[text.legend.repeated]} />
      <ReportTable
        {...{ file: 'coaching', title: answer }}
        head={[text.rule, text.warned, text.again, text.share, text.earlierShare]}
        rows={coaching.rows.map(({ rule, warned, repeated, warnedBefore, repeatedBefore }) => [
          ruleCell(props, rule),
          ...[warned, repeated, percentCell(repeated, warned), percentCell(repeatedBefore, warnedBefore)],
        ])}
      />
    </Section>
  );
}

const sum = <T,>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** The rule whose repeat rate fell most, if one did that often enough to be told. */
function bestOf(rows: ReportData['coaching']['rows']) {
  const told = rows
    .filter(({ warned, warnedBefore }) => warned >= 20 && warnedBefore >= 20)
    .map(({ rule, warned, repeated, warnedBefore, repeatedBefore }) => ({
      ...{ rule, now: { part: repeated, of: warned }, before: { part: repeatedBefore, of: warnedBefore } },
    }))
    .filter(({ now, before }) => shareOf(before) - shareOf(now) > 0.1);
  const fall = ({ now, before }: (typeof told)[number]): number => shareOf(before) - shareOf(now);
  return told.sort((a, b) => fall(b) - fall(a))[0] ?? null;
}

export function AccountsSection({ data }: SectionProps): VNode {
  const { rows } = data.accounts;
  const answer = say.accountsSentence(rows);
  const all = sum(rows, ({ sends }) => sends);
  return (
    <Section
      {...{
        id: 'accounts',
        question: text.sections.accounts,
        answer,
        more: [say.accountRatesSentence(rows)],
      }}
    >
      <ul class="lines">
        {rows.map(({ account, sends }) => (
          <li key={account}>
            <span class="lines-name">{text.accounts[account]}</span>
            <Line parts={[sends]} most={Math.max(1, all)} />
            <span class="lines-figure">{all === 0 ? '' : percent(sends / all)}</span>
          </li>
        ))}
      </ul>
      <ReportTable
        {...{ file: 'accounts', title: answer }}
        head={[text.account, text.sends, ...fateHead, text.perThousand]}
        rows={rows.map((row) => {
          const value = row.perThousand;
          const shown = value === null ? text.notTold : rate(value);
          return [
            text.accounts[row.account],
            ...[
              row.sends,
              row.blocked,
              row.asked,
              row.overridden,
              { value: value === null ? '' : rate(value), shown },
            ],
          ];
        })}
      />
    </Section>
  );
}

export function DoubtsSection(props: SectionProps): VNode {
  const { data } = props;
  const [[overridden], [disputed]] = [overriddenRules(data), disputedRules(data)];
  const title = (row: typeof overridden): string => (row === undefined ? '' : titleOf(data, row.rule));
  const answer = say.overriddenSentence(overridden, title(overridden));
  const more = [say.doubtsSentence(disputed, title(disputed))];
  return (
    <Section {...{ id: 'doubts', question: text.sections.doubts, answer, more }}>
      <ReportTable
        {...{ file: 'rules', title: answer }}
        head={[
          ...[text.rule, text.incidents, text.earlier, text.blocked],
          ...[text.heeded, text.redacted, text.overridden, text.disputed],
        ]}
        rows={data.rules.rows.map(({ rule, count, before, ...row }) => [
          ruleCell(props, rule),
          ...[count, before, row.blocked, row.heeded, row.redacted, row.overridden, row.disputed],
        ])}
      />
    </Section>
  );
}

export function TeamsSection(props: SectionProps): VNode {
  const { rows } = props.data.groups;
  return (
    <Section {...{ id: 'teams', question: text.sections.teams, answer: say.teamsSentence(rows) }}>
      <CountedLines rows={rows} name={(group) => groupCell(props, group).shown} />
      <ReportTable
        {...{ file: 'teams', title: text.byTeam, head: [text.team, ...countedHead] }}
        rows={rows.map((row) => [
          groupCell(props, row.value),
          ...countedCells(props, row, { group: row.value }),
        ])}
      />
    </Section>
  );
}

export function PlatformsSection(props: SectionProps): VNode {
  const { rows, total } = props.data.platforms;
  const first = rows[0] ?? null;
  const answer = say.platformsSentence(
    first === null || total === 0 ? null : sentenceText(platformName(first.value), 40),
    total === 0 ? 0 : (first?.count ?? 0) / total,
  );
  const name = (platform: string) => <Shown value={platformName(platform)} max={40} />;
  return (
    <Section {...{ id: 'platforms', question: text.sections.platforms, answer }}>
      <CountedLines rows={rows} name={name} />
      <ReportTable
        {...{ file: 'platforms', title: text.byPlatform, head: [text.platform, ...countedHead] }}
        rows={rows.map((row) => [
          { value: platformName(row.value), shown: name(row.value) },
          ...countedCells(props, row, { platform: row.value }),
        ])}
      />
    </Section>
  );
}

/** What was stopped outright, what somebody was asked about, and what of that was sent all the same. */
const fateHead = [text.blocked, text.warnedAbout, text.overridden];
const fateCells = (
  props: SectionProps,
  row: Pick<CountRow, 'blocked' | 'asked' | 'overridden'>,
  of: Counted,
): readonly Cell[] =>
  (['blocked', 'asked', 'overridden'] as const).map((fate) => figureCell(props, row[fate], { ...of, fate }));

const countedHead = [text.incidents, text.earlier, ...fateHead, text.perThousand];

function countedCells(props: SectionProps, row: CountRow, of: Counted): readonly (Cell | number)[] {
  return [
    figureCell(props, row.count, { ...of, fate: 'acted' }),
    row.before,
    ...fateCells(props, row, of),
    rateCell(row.perThousand),
  ];
}

function CountedLines(props: {
  readonly rows: readonly CountRow[];
  readonly name: (value: string) => ComponentChildren;
}): VNode {
  const most = Math.max(1, ...props.rows.map(({ count }) => count));
  return (
    <>
      <ul class="lines">
        {props.rows.map(({ value, stopped, overridden }) => (
          <li key={value}>
            <span class="lines-name">{props.name(value)}</span>
            <Line parts={[stopped, overridden]} most={most} />
            <span class="lines-figure">{text.weekLabel(stopped, overridden)}</span>
          </li>
        ))}
      </ul>
      {props.rows.length === 0 ? null : <Legend names={[text.legend.stopped, text.legend.overridden]} />}
    </>
  );
}
