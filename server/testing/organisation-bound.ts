import { migrations } from '../store/migrations.ts';
import { unboundTables } from './bound-tables.ts';

/** Tables that Citus distributes: those made with an organisation, but for the audit trail (server/store/citus.sql). */
export const distributed: readonly string[] = migrations
  .flatMap(({ statement }) => {
    const [, table = '', columns = ''] = /^CREATE TABLE (\w+) \(([^]*)$/.exec(statement) ?? [];
    return /\borg_id\b/.test(columns) ? [table] : [];
  })
  .filter((table) => !/^audit(?:_notes)?$/.test(table))
  .toSorted();

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** Of every organisation, once. */
const ofMigrations = new Set(migrations.map(({ statement }) => inOneLine(statement)));

/** Asked of every shard, on purpose. */
const ofAll: readonly (readonly [RegExp, string])[] = [
  [/^select .* from "sessions" inner join "users"/, 'a session is found by its own secret'],
  [/^(?:ANALYZE|CREATE|ALTER|DROP|LOCK) |\bFROM pg_inherits\b/, 'schema, and figures about tables'],
];

/** Statements about distributed tables that do not say of which organisation. */
export function unboundIn(statements: Iterable<string>): string[] {
  const said = [...statements].map(inOneLine);
  return [...new Set(said)].filter((text) => isAbout(text) && !isBound(text) && !ofMigrations.has(text));
}

export const isAbout = (text: string): boolean =>
  distributed.some((table) => new RegExp(`\\b${table}\\b`).test(text));

const tables = new Set(distributed);
const isBound = (text: string): boolean =>
  unboundTables(text, tables).length === 0 || ofAll.some(([form]) => form.test(text));
