import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/**
 * The audit trail takes its times from the database's clock, so that nobody can date an entry back. Six months are told
 * in a minute all the same: on connections of `demoUrl` the name `clock_timestamp` is found among the tables before it is
 * found among PostgreSQL's own functions, and says the time that was set. It is gone before any server starts.
 */
export const demoUrl = (url: string): string => {
  const changed = new URL(url);
  changed.searchParams.set('options', '-c search_path=public,pg_catalog');
  return changed.href;
};

export async function installClock(db: Kysely<Tables>): Promise<void> {
  await sql`CREATE TABLE public.demo_clock (at timestamptz NOT NULL)`.execute(db);
  await sql`INSERT INTO public.demo_clock VALUES (now())`.execute(db);
  await sql`CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT at FROM public.demo_clock'`.execute(db);
}

export async function setClock(db: Kysely<Tables>, at: number): Promise<void> {
  await sql`UPDATE public.demo_clock SET at = ${new Date(at)}`.execute(db);
}

export async function removeClock(db: Kysely<Tables>): Promise<void> {
  await sql`DROP FUNCTION public.clock_timestamp()`.execute(db);
  await sql`DROP TABLE public.demo_clock`.execute(db);
}
