import { fieldsAt, hasAt } from './data.ts';
import type { formText } from './text.ts';
import type { Path } from './yaml-node.ts';
import type { Plain } from './yaml-write.ts';

export type ConditionName = keyof typeof formText.conditions;
/** Where each stands below `when`, and what it is when it is added. */
export const places: Readonly<Record<ConditionName, { readonly path: Path; readonly first: Plain }>> = {
  platforms: { path: ['platforms'], first: ['whatsapp'] },
  channels: { path: ['channels'], first: ['message', 'paste'] },
  accounts: { path: ['accounts'], first: { not: ['corporate'] } },
  kinds: { path: ['conversations', 'kinds'], first: ['group'] },
  titles: { path: ['conversations', 'titles'], first: ['*'] },
  recipients: { path: ['conversations', 'recipients'], first: { not: ['verified'] } },
  minMembers: { path: ['conversations', 'minMembers'], first: 10 },
  groups: { path: ['people', 'groups'], first: ['**'] },
  names: { path: ['files', 'names'], first: ['*.csv'] },
  types: { path: ['files', 'types'], first: ['application/pdf'] },
  facets: { path: ['files', 'facets'], first: ['encrypted'] },
  unscannable: { path: ['files', 'unscannable'], first: ['encrypted'] },
  minBytes: { path: ['files', 'minBytes'], first: 1_000_000 },
  minPages: { path: ['files', 'minPages'], first: 100 },
  minSheets: { path: ['files', 'minSheets'], first: 10 },
  minRows: { path: ['files', 'minRows'], first: 1000 },
  minSlides: { path: ['files', 'minSlides'], first: 50 },
  minRecords: { path: ['files', 'minRecords'], first: 1000 },
  minEntries: { path: ['files', 'minEntries'], first: 100 },
  days: { path: ['schedule', 'days'], first: ['mon-fri'] },
  hours: { path: ['schedule', 'hours'], first: '08:00-18:00' },
  zone: { path: ['schedule', 'zone'], first: Intl.DateTimeFormat().resolvedOptions().timeZone },
};
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the keys of the table above
export const conditionNames = Object.keys(places) as ConditionName[];

/** What stands below `when` and has no control, as paths below it; a group that says nothing is one, too. */
export function withoutControl(when: unknown, path: Path = []): readonly Path[] {
  if (conditionNames.some((name) => places[name].path.join('.') === path.join('.'))) return [];
  const fields = fieldsAt(when, ...path);
  if (fields.length > 0) return fields.flatMap((field) => withoutControl(when, [...path, field]));
  return path.length > 0 && hasAt(when, ...path) ? [path] : [];
}
