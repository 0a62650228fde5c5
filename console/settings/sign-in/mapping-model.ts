import * as v from 'valibot';
import { roles, type Role } from '../../../lib/core/api/access.ts';

/** One line as it is edited: `groups` with commas, '' = as it is, '*' = all. */
export interface MappingLine {
  readonly value: string;
  readonly role: Role;
  readonly groups: string;
}

const schema = v.object({
  mapping: v.array(
    v.object({
      value: v.string(),
      role: v.picklist(roles),
      groups: v.optional(v.nullable(v.array(v.string()))),
    }),
  ),
});

/** The lines in the value of the setting `sign-in.oidc`. */
export function linesOf(setting: unknown): readonly MappingLine[] {
  const parsed = v.safeParse(schema, setting);
  if (!parsed.success) return [];
  return parsed.output.mapping.map(({ value, role, groups }) => ({
    value,
    role,
    groups: groups === undefined ? '' : groups === null ? '*' : groups.join(', '),
  }));
}

/** The setting with these lines; null when a line names no group of the provider. */
export function withLines(setting: unknown, lines: readonly MappingLine[]): unknown {
  if (typeof setting !== 'object' || lines.some(({ value }) => value.trim() === '')) return null;
  const mapping = lines.map(({ value, role, groups }) => ({
    value: value.trim(),
    role,
    ...groupsOf(groups),
  }));
  return { ...setting, mapping };
}

function groupsOf(text: string): { readonly groups?: readonly string[] | null } {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  if (trimmed === '*') return { groups: null };
  return {
    groups: trimmed
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  };
}
