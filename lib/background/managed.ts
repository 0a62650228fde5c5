import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import { enrolmentCodeSchema } from '../core/api/device.ts';

/** What an administrator can set for all browsers (public/managed_schema.json). */
const managedSchema = v.object({
  server: v.optional(enrolmentCodeSchema.entries.server),
  rootKey: v.optional(enrolmentCodeSchema.entries.rootKey),
  enrolmentToken: v.optional(enrolmentCodeSchema.entries.token),
  /** What happens while there is no policy at all. */
  failMode: v.optional(v.picklist(['open', 'closed'])),
  /** Who uses this browser, as the organisation names people. */
  person: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type Managed = v.InferOutput<typeof managedSchema>;

/**
 * The managed settings as the browser knows them now. Empty when unmanaged, and for about two seconds after a fresh
 * forced install: never conclude "unmanaged" from one look. A single wrong value does not spoil the others.
 */
export async function readManaged(): Promise<Managed> {
  const raw = await browser.storage.managed.get().catch(() => ({})); // Firefox rejects where nothing is managed
  const whole = v.safeParse(managedSchema, raw);
  if (whole.success) return whole.output;
  const wrong = new Set(whole.issues.map((issue) => String(issue.path?.[0]?.key)));
  const rest = v.safeParse(
    managedSchema,
    Object.fromEntries(Object.entries(raw).filter(([key]) => !wrong.has(key))),
  );
  return rest.success ? rest.output : {};
}
