import type { ComponentChildren } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { quoteValue } from '../../lib/core/api/search-terms.ts';
import { hrefOf } from '../shell/route.ts';
import type { ReportData } from './model.ts';
import type { Cell } from './table.tsx';
import { reportText as text } from './text.ts';
import { number, percent, rate, titleOf } from './words.ts';

export interface SectionProps {
  readonly data: ReportData;
  /** The person may open incidents: rules lead there. */
  readonly drills: boolean;
}

/** What a figure counts, as incidents are searched for. */
export interface Counted {
  readonly rule?: string;
  readonly group?: string | null;
  readonly platform?: string;
  readonly fate?: keyof typeof fateTerms;
}
/** As the server counts them (server/reports/fates.ts). */
const fateTerms = {
  acted: 'action:warn,justify,redact,block',
  asked: 'action:warn,justify,redact',
  blocked: 'outcome:blocked',
  overridden: 'outcome:overridden',
} as const;

/** The search for what a figure counts, in the period and the team that the reports are of. */
export function searchFor({ asked }: Pick<ReportData, 'asked'>, counted: Counted): string {
  const { rule, platform, fate } = counted;
  const group = counted.group ?? asked.group;
  return [
    rule === undefined ? null : `rule:${quoteValue(rule)}`,
    `from:${asked.from} to:${asked.to}`,
    group === null ? null : `group:${quoteValue(group)}`,
    platform === undefined ? null : `platform:${quoteValue(platform)}`,
    fate === undefined ? null : fateTerms[fate],
  ]
    .filter((term) => term !== null)
    .join(' ');
}

/** A rule's name; with a way to its incidents for those who may see them. */
export function ruleCell(props: SectionProps, rule: string, group: string | null = null): Cell {
  const title = titleOf(props.data, rule);
  return { value: title, shown: toIncidents(props, { rule, group }, title) };
}

/** A figure, with a way to the incidents that it counts for those who may see them. */
export const figureCell = (props: SectionProps, value: number, counted: Counted): Cell => ({
  value,
  shown: value === 0 ? number(value) : toIncidents(props, counted, number(value)),
});

function toIncidents({ data, drills }: SectionProps, counted: Counted, shown: ComponentChildren) {
  if (!drills) return shown;
  return <a href={hrefOf({ page: 'incidents', incident: null, q: searchFor(data, counted) })}>{shown}</a>;
}

/** A team's name, which leads to the reports of that team alone: sums, for managers as for everybody. */
export function groupCell({ data }: SectionProps, group: string): Cell {
  const { from, to } = data.asked;
  const name = <Shown value={group} max={60} />;
  const shown =
    data.asked.group === group ? (
      name
    ) : (
      <a href={hrefOf({ page: 'reports', days: { from, to }, group })}>{name}</a>
    );
  return { value: group, shown };
}

/** Of 1,000 messages; null where that is not told. */
export const rateCell = (value: number | null): Cell => ({
  value: value === null ? '' : rate(value),
  shown: value === null ? text.notTold : rate(value),
});

/** A share as a figure; empty where there is nothing to share. */
export const percentCell = (part: number, of: number): Cell => ({
  value: of === 0 ? '' : Math.round((part / of) * 1000) / 10,
  shown: of === 0 ? '' : percent(part / of),
});
