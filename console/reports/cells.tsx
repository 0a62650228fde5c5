import { hrefOf } from '../shell/route.ts';
import type { ReportData } from './model.ts';
import type { Cell } from './table.tsx';
import { percent, titleOf } from './words.ts';

export interface SectionProps {
  readonly data: ReportData;
  /** The person may open incidents: rules lead there. */
  readonly drills: boolean;
}

/** A rule's name; with a way to its incidents for those who may see them. */
export function ruleCell({ data, drills }: SectionProps, rule: string, group: string | null = null): Cell {
  const title = titleOf(data, rule);
  const { from, to } = data.asked;
  const narrowed = group ?? data.asked.group;
  const q = `rule:${rule} from:${from} to:${to}${narrowed === null ? '' : ` group:${narrowed}`}`;
  const shown = drills ? <a href={hrefOf({ page: 'incidents', incident: null, q })}>{title}</a> : title;
  return { value: title, shown };
}

/** A share as a figure; empty where there is nothing to share. */
export const percentCell = (part: number, of: number): Cell => ({
  value: of === 0 ? '' : Math.round((part / of) * 1000) / 10,
  shown: of === 0 ? '' : percent(part / of),
});
