import type { ColumnType } from 'kysely';

/** Times come out of the database as Date and go in as Date or RFC 3339 text. */
export type Time = ColumnType<Date, Date | string, Date | string>;
export type MaybeTime = ColumnType<Date | null, Date | string | null, Date | string | null>;
/** Written as JSON text, read parsed. What is read was validated when it was written. */
export type Json<T> = ColumnType<T, string, string>;
