import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { SearchFilter, SearchWord } from '../../lib/core/api/incident-search.ts';
import type { SearchKey } from '../../lib/core/api/search-keys.ts';
import { storable } from '../store/storable.ts';
import { dayText } from './scope.ts';
import type { Scope } from './scope.ts';
import { wordOf } from './words.ts';

type Condition = RawBuilder<boolean>;

/** What a row of `incidents` must fulfil to be in the scope. The day prunes partitions, the time is the bound. */
export function conditionsOf(scope: Scope): Condition[] {
  const { organisation, groups, from, until, search } = scope;
  return [
    sql<boolean>`incidents.org_id = ${organisation}`,
    sql<boolean>`incidents.day >= ${dayText(from)}::date AND incidents.day <= ${dayText(until)}::date`,
    sql<boolean>`incidents.at >= ${from}::timestamptz AND incidents.at < ${until}::timestamptz`,
    ...(groups === null ? [] : [among(sql`incidents.group_name`)(groups)]),
    ...search.filters.map((filter) => filterCondition(filter, scope)),
    ...search.words.map(wordCondition),
  ];
}

export const allOf = (conditions: readonly Condition[]): Condition =>
  sql<boolean>`${sql.join(conditions, sql` AND `)}`;

function filterCondition({ key, not, values }: SearchFilter, scope: Scope): Condition {
  const condition = byKey[key](values.map(storable), scope);
  // A column without a value is not excluded.
  return not ? sql<boolean>`(${condition}) IS NOT TRUE` : sql<boolean>`(${condition})`;
}

/** One value is compared by itself: only then can an index on the column give the rows in the order of time. */
const among = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  values.length === 1
    ? sql<boolean>`${column} = ${values[0]}`
    : sql<boolean>`${column} = ANY(${[...values]}::text[])`;
/** The title (or its pseudonym) by which a conversation is told from others; without one its id. */
export const conversation = sql`coalesce(incidents.body#>>'{egress,conversation,title}',
  incidents.body#>>'{egress,conversation,id}')`;
/** The one that decided, and those beside it. */
export const rulesThatMatched = sql`jsonb_array_elements(
  coalesce(incidents.body->'alsoMatched', '[]') || (incidents.body->'rule'))`;

/** What is a word as well (words.ts) is found by the index on these first. */
const asWords = (values: readonly string[]) =>
  sql<boolean>`(${sql.join(
    values.map((value) => sql`incidents.words @@ phraseto_tsquery('simple', ${wordOf(value)})`),
    sql` OR `,
  )})`;

/** Of `rule` or `pack/rule`. */
const ruleOf = (value: string): string => value.slice(value.lastIndexOf('/') + 1);
const isRule = (pack: RawBuilder<unknown>, rule: RawBuilder<unknown>, values: readonly string[]) =>
  sql<boolean>`(${rule} = ANY(${values.filter((value) => !value.includes('/'))}::text[])
    OR (${pack}) || '/' || (${rule}) = ANY(${values.filter((value) => value.includes('/'))}::text[]))`;
const uuidPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const byKey: Readonly<Record<SearchKey, (values: readonly string[], scope: Scope) => Condition>> = {
  is: among(sql`incidents.status`),
  severity: among(sql`incidents.severity`),
  rule: (values) =>
    sql<boolean>`${among(sql`incidents.rule`)(values.map(ruleOf))}
      AND ${isRule(sql`incidents.pack`, sql`incidents.rule`, values)}`,
  pack: among(sql`incidents.pack`),
  platform: among(sql`incidents.platform`),
  channel: among(sql`incidents.channel`),
  user: (values, { organisation }) =>
    sql<boolean>`incidents.device_id IN (SELECT d.id FROM devices d
      JOIN person_pseudonyms p ON p.org_id = d.org_id AND p.person = d.person
      WHERE d.org_id = ${organisation} AND p.pseudonym = ANY(${[...values]}::text[]))`,
  device: (values, { organisation }) => {
    const ids = values.filter((value) => uuidPattern.test(value));
    const names = values.filter((value) => !uuidPattern.test(value));
    const byId = sql<boolean>`incidents.device_id = ANY(${ids}::uuid[])`;
    if (names.length === 0) return byId;
    return sql<boolean>`${byId} OR incidents.device_id IN (
      SELECT id FROM devices WHERE org_id = ${organisation} AND label = ANY(${names}::text[]))`;
  },
  group: among(sql`incidents.group_name`),
  // A title of signs only has no words.
  conversation: (values) =>
    sql<boolean>`(${sql.join(
      values.map((value) => {
        const query = sql`phraseto_tsquery('simple', ${wordOf(value)})`;
        return sql`incidents.words @@ ${query} OR numnode(${query}) = 0`;
      }),
      sql` OR `,
    )}) AND ${among(conversation)(values)}`,
  action: among(sql`incidents.action`),
  outcome: among(sql`incidents.outcome`),
  mode: among(sql`incidents.body#>>'{rule,mode}'`),
  account: among(sql`incidents.body#>>'{egress,account,kind}'`),
  simulated: (values) =>
    sql<boolean>`${asWords(values.map(ruleOf))} AND EXISTS (SELECT 1 FROM ${rulesThatMatched} x
      WHERE x->>'mode' = 'simulate' AND ${isRule(sql`x->>'pack'`, sql`x->>'rule'`, values)})`,
  detector: (values) =>
    sql<boolean>`${asWords(values)} AND EXISTS (SELECT 1 FROM jsonb_array_elements(incidents.body->'detectors') x
      WHERE x->>'detector' = ANY(${[...values]}::text[]))`,
  label: (values) => sql<boolean>`incidents.labels && ${[...values]}::text[] AND incidents.labels <> '{}'`,
  assignee: (values, { organisation, me }) => {
    const ids = values.map((value) => (value === 'me' ? me : value));
    const nobody = values.includes('none') ? sql`incidents.assignee IS NULL OR` : sql``;
    return sql<boolean>`${nobody} incidents.assignee IN (
      SELECT id FROM users WHERE org_id = ${organisation} AND (id::text = ANY(${ids}::text[]) OR name = ANY(${ids}::text[])))`;
  },
  resolution: among(sql`incidents.resolution`),
  has: (values) =>
    sql<boolean>`${sql.join(
      values.map((value) => has[value] ?? sql`false`),
      sql` OR `,
    )}`,
};

/** One for each value that search-keys.ts allows; a test compares. */
export const has: Readonly<Record<string, RawBuilder<unknown>>> = {
  dispute: sql`incidents.disputed_at IS NOT NULL`,
  answer: sql`incidents.answered_at IS NOT NULL`,
  assignee: sql`incidents.assignee IS NOT NULL`,
  label: sql`incidents.labels <> '{}'`,
  resolution: sql`incidents.resolution IS NOT NULL`,
  reason: sql`incidents.body ? 'reason'`,
  excerpt: sql`incidents.body ? 'excerpt'`,
  file: sql`(incidents.channel = 'file' OR incidents.body->'egress' ? 'files')`,
};

/** A plain word also finds longer ones that begin with it. */
function wordCondition({ text, not, phrase }: SearchWord): Condition {
  const words = storable(text);
  const isPlain = !phrase && /^[\p{L}\p{N}]{3,}$/u.test(words);
  const query = isPlain
    ? sql`to_tsquery('simple', ${`${words}:*`})`
    : sql`phraseto_tsquery('simple', ${words})`;
  return not
    ? sql<boolean>`(incidents.words @@ ${query}) IS NOT TRUE`
    : sql<boolean>`incidents.words @@ ${query}`;
}
