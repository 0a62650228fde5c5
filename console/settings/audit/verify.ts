import * as v from 'valibot';
import { auditLinkSchema } from '../../../lib/core/audit/entry-schema.ts';
import { createAuditVerifier, type AuditFault, type AuditSummary } from '../../../lib/core/audit/verify.ts';
import type { AuditHeadAnswer } from '../../../lib/core/api/people.ts';
import { fail, ok, type Result } from '../../../lib/core/result.ts';
import { openHead } from '../../../lib/seal/audit-head.ts';

export interface Verified {
  readonly summary: AuditSummary;
  /** The signed end, which the chain was held against. */
  readonly head: { readonly seq: number; readonly at: string; readonly rootKey: string };
}

/** `audit/malformed`: a line that is no entry; `line` counts from 1. `head/…`: lib/seal/audit-head.ts. */
export type VerifyError = { readonly code: string; readonly line: number | null };

/** As many lines at once as leave the page responsive. */
const atOnce = 2_000;

/**
 * Checks an export of the whole chain in this browser, with the code of `sluice audit verify`: each entry's hash, that
 * each follows the one before, and that the end which an online key signed is in it. `rootKey`: the thumbprint that devices
 * pin; null accepts whichever signed.
 */
export async function verifyExport(
  lines: string,
  signed: Pick<AuditHeadAnswer, 'head' | 'manifest'>,
  rootKey: string | null,
  pause: () => Promise<void> = nextTask,
): Promise<Result<Verified, VerifyError>> {
  const head = await openHead(signed, rootKey);
  if (!head.ok) return fail({ code: head.error, line: null });
  const verifier = createAuditVerifier([head.value]);
  let organisation: string | null = null;
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = readLine(line);
    if (entry === null) return fail({ code: 'audit/malformed', line: index + 1 });
    organisation ??= entry.org;
    verifier.take(entry);
    if (index % atOnce === atOnce - 1) await pause();
  }
  if (organisation !== null && organisation !== head.value.organisation)
    return fail({ code: 'head/other-organisation', line: null });
  const { seq, at, rootKey: root } = head.value;
  return ok({ summary: verifier.end(), head: { seq, at, rootKey: root } });
}

function readLine(line: string): v.InferOutput<typeof auditLinkSchema> | null {
  try {
    const parsed = v.safeParse(auditLinkSchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Entries that something is wrong with; several faults of one entry are one. */
export const faultySeqs = ({ faults }: { readonly faults: readonly AuditFault[] }): ReadonlySet<number> =>
  new Set(faults.map(({ seq }) => seq));
