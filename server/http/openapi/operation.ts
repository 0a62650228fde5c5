import * as v from 'valibot';

type Schema = v.GenericSchema;

/** An answer in words: a file, a stream, or where the browser is sent. */
export interface Described {
  readonly says: string;
  /** Media type. */
  readonly type: string;
}

/** What is documented of a route. Requests are the very schemas that the route parses. */
export interface Operation {
  readonly summary: string;
  readonly query?: Schema;
  readonly body?: Schema;
  /** By status; null = no body. Errors need no mention: each is an ErrorAnswer. */
  readonly answers: Readonly<Record<number, Schema | Described | null>>;
}

/** Operations by `METHOD /path`, as in access.ts. */
export type Operations = Readonly<Record<string, Operation>>;

export const isDescribed = (answer: Schema | Described): answer is Described => 'says' in answer;

/** A request body without members, and an answer without a body. */
export const empty = v.strictObject({});
export const done = { 204: null };
