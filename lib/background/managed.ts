import { get, set } from 'idb-keyval';
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
  /** This computer's name in the organisation's inventory. */
  asset: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  /** False: no page is opened when the extension is installed. 0 from Windows' registry in Firefox. */
  welcomePage: v.optional(
    v.union([
      v.boolean(),
      v.pipe(
        v.picklist([0, 1]),
        v.transform((value) => value === 1),
      ),
    ]),
  ),
});
export type Managed = v.InferOutput<typeof managedSchema>;

const storeKey = 'managed';
/** Chromium answers at once, or only seconds after its start, and some builds never do. */
const patienceMs = 300;

/**
 * The managed settings; empty when unmanaged. While the browser keeps us waiting, those it last gave, or null when it
 * never gave any; `whenLate` then hears of its answer, if that is another one. Empty as well for about two seconds after
 * a fresh forced install: never conclude "unmanaged" from one look.
 */
export async function readManaged(whenLate: () => void = () => undefined): Promise<Managed | null> {
  const asked = askBrowser();
  const early = await Promise.race([asked, patience()]);
  if (early !== null) return early;
  const stored: Record<string, unknown> | undefined = await get(storeKey);
  const last = stored === undefined ? null : parse(stored);
  void asked.then((late) => {
    if (JSON.stringify(late) !== JSON.stringify(last)) whenLate();
  });
  return last;
}

/** Whether an administrator's settings say which organisation this browser belongs to. */
export async function isManaged(): Promise<boolean> {
  const { server, rootKey } = (await readManaged()) ?? {};
  return server !== undefined || rootKey !== undefined;
}

/** Never rejects: Firefox does where nothing is managed, and settings that cannot be kept still hold. */
async function askBrowser(): Promise<Managed> {
  const settings = parse(await browser.storage.managed.get().catch(() => ({})));
  await set(storeKey, settings).catch(() => undefined);
  return settings;
}

function patience(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, patienceMs);
  });
}

/** A single wrong value does not spoil the others. */
function parse(raw: Readonly<Record<string, unknown>>): Managed {
  const whole = v.safeParse(managedSchema, raw);
  if (whole.success) return whole.output;
  const wrong = new Set(whole.issues.map((issue) => String(issue.path?.[0]?.key)));
  const rest = v.safeParse(
    managedSchema,
    Object.fromEntries(Object.entries(raw).filter(([key]) => !wrong.has(key))),
  );
  return rest.success ? rest.output : {};
}
