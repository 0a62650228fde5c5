import * as v from 'valibot';
import type { ImportProblem } from '../../lib/core/api/people.ts';
import { parseCsv } from '../../lib/core/csv.ts';
import { idSchema } from '../../lib/core/policy/id.ts';

/** What a CSV says about groups: one line for each group, person or manager, or all of them together. */
export interface GroupsTable {
  /** Name → name of the group above; null at the top. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** Person → group. */
  readonly members: ReadonlyMap<string, string>;
  readonly managers: readonly { readonly line: number; readonly group: string; readonly email: string }[];
  /** Whether there is a column of parents. */
  readonly namesParents: boolean;
  readonly problems: readonly ImportProblem[];
}

type Column = 'group' | 'parent' | 'person' | 'manager';
const maxProblems = 100;
const maxPersonLength = 200;
/** An import holds up whatever else changes people. */
const maxGroups = 10_000;

/**
 * Reads `group,parent,person,manager` (a header line, any order, `group` at least; separated by comma, semicolon or
 * tab). Codes: `csv/quote`, `csv/no-group-column`, `csv/group-name`, `csv/two-parents`, `csv/two-groups`,
 * `csv/too-long`, `csv/too-many-groups`.
 */
export function readGroupsCsv(text: string): GroupsTable {
  const parsed = parseCsv(text.replace(/\0/g, '\uFFFD'));
  const [header, ...rows] = parsed.ok ? parsed.value : [];
  const names = header?.cells.map((name) => name.toLowerCase()) ?? [];
  const problems: ImportProblem[] = [];
  const parents = new Map<string, string | null>();
  const members = new Map<string, string>();
  const managers: { line: number; group: string; email: string }[] = [];
  const table = { parents, members, managers, namesParents: names.includes('parent'), problems };
  if (!parsed.ok) {
    problems.push(parsed.error);
    return table;
  }
  if (!names.includes('group')) {
    problems.push({ line: 1, code: 'csv/no-group-column' });
    return table;
  }
  const isId = (name: string): boolean => v.is(idSchema, name);
  for (const { line, cells } of rows) {
    const cell = (name: Column): string => cells[names.indexOf(name)] ?? '';
    const [group, parent] = [cell('group'), cell('parent')];
    const [person, manager] = [cell('person'), cell('manager')];
    const code = faultOf();
    if (code !== null) {
      if (problems.length < maxProblems) problems.push({ line, code });
      continue;
    }
    if (!parents.has(group) || parent !== '') parents.set(group, parent === '' ? null : parent);
    if (person !== '') members.set(person, group);
    if (manager !== '') managers.push({ line, group, email: manager.toLowerCase() });

    function faultOf(): string | null {
      if (!isId(group) || (parent !== '' && !isId(parent))) return 'csv/group-name';
      const above = parents.get(group) ?? '';
      if (parent !== '' && above !== '' && above !== parent) return 'csv/two-parents';
      if (person.length > maxPersonLength) return 'csv/too-long';
      const other = members.get(person);
      return other !== undefined && other !== group ? 'csv/two-groups' : null;
    }
  }
  if (parents.size > maxGroups) problems.push({ line: 0, code: 'csv/too-many-groups' });
  return table;
}
