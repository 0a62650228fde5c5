import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

type Part = RawBuilder<unknown>;
export const isAsked = sql`action IN ('warn', 'justify', 'redact')`;
/** Nothing left as it was. */
export const isStopped = sql`(outcome IN ('blocked', 'redacted') OR (${isAsked} AND outcome = 'cancelled'))`;

/** It went as it was, and nobody was asked. */
export const isRecorded = sql`NOT ${isAsked} AND NOT ${isStopped}`;

export const isBlocked = sql`outcome = 'blocked'`;

/** Incidents of a counter's rows that fit the condition. */
export const sumWhere = (condition: Part): RawBuilder<number> =>
  sql<number>`coalesce(sum(count) FILTER (WHERE ${condition}), 0)::int`;

/** The columns of `Fates`, of rows that fit the condition. */
export const fatesWhere = (condition: Part): Part => sql`
  ${sumWhere(condition)} AS count,
  ${sumWhere(sql`${condition} AND ${isAsked}`)} AS asked,
  ${sumWhere(sql`${condition} AND outcome = 'overridden'`)} AS overridden,
  ${sumWhere(sql`${condition} AND ${isStopped}`)} AS stopped,
  ${sumWhere(sql`${condition} AND ${isBlocked}`)} AS blocked,
  ${sumWhere(sql`${condition} AND ${isRecorded}`)} AS recorded`;
