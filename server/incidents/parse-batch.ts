import * as v from 'valibot';
import { incidentSchema } from '../../lib/core/incident/incident.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';

export interface ParsedBatch {
  readonly incidents: readonly Incident[];
  readonly refused: readonly { readonly index: number; readonly code: string }[];
}

const dayMs = 86_400_000;
/** How old or how far ahead an incident may be: bounds the partitions that a device can make us create. */
const oldestMs = 400 * dayMs;
const furthestMs = 2 * dayMs;

/** Parses each incident alone. Codes: `incident/shape`, `incident/clock`. */
export function parseBatch(batch: readonly unknown[], now: number): ParsedBatch {
  const incidents: Incident[] = [];
  const refused: { index: number; code: string }[] = [];
  batch.forEach((candidate, index) => {
    const parsed = v.safeParse(incidentSchema, candidate);
    const time = parsed.success ? Date.parse(parsed.output.at) : Number.NaN;
    if (!parsed.success || Number.isNaN(time)) refused.push({ index, code: 'incident/shape' });
    else if (new Date(time).toISOString() !== parsed.output.at)
      refused.push({ index, code: 'incident/shape' }); // 31 February
    else if (time < now - oldestMs || time > now + furthestMs)
      refused.push({ index, code: 'incident/clock' });
    else incidents.push(parsed.output);
  });
  return { incidents, refused };
}
