import * as v from 'valibot';

/**
 * Who a pseudonym is, and what is kept about a person (console API). Each asks a reason, and is audited with it.
 *
 * | Method and path                   | Body → answer                                                    |
 * |-----------------------------------|------------------------------------------------------------------|
 * | POST /api/person-data/unmask      | AboutPseudonym → { person }, or 404                              |
 * | POST /api/person-data/lookup      | AboutPerson → { pseudonym }, or 404                              |
 * | POST /api/person-data/export      | AboutPseudonym → JSON lines, everything that is kept             |
 * | POST /api/person-data/erase       | AboutPseudonym → ErasureAnswer                                   |
 * | GET  /api/person-data/erasures    | ?cursor=&limit= → Page of ErasureRecord, newest first            |
 */
const reason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500));
export const pseudonymSchema = v.pipe(v.string(), v.regex(/^u_[0-9a-f]{20}$/));
export const aboutPseudonymSchema = v.strictObject({
  pseudonym: pseudonymSchema,
  reason,
});
export const aboutPersonSchema = v.strictObject({
  /** As devices report it. */
  person: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  reason,
});

/** Rows of one table that were deleted, and the days between which they lay. */
export interface ErasedRows {
  readonly table: string;
  readonly count: number;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ErasureRecord {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly pseudonym: string;
  /** Signed statement (compact JWS, `sluice-erasure+jws`) of what was deleted. */
  readonly proof: string;
}

export interface ErasureAnswer extends ErasureRecord {
  readonly erased: readonly ErasedRows[];
  /** Incidents that a legal hold keeps. */
  readonly held: number;
  /** False while a hold keeps something: the person stays known until it ends and this is done again. */
  readonly complete: boolean;
}
