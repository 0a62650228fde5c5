import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import { adapterStateSchema } from '../core/api/device.ts';

export type TabState = v.InferOutput<typeof adapterStateSchema>;

const storeKey = 'adapters';
/** By the tab's id. `host`: of the page that the tab showed then; null where the browser does not say. */
const notesSchema = v.record(
  v.string(),
  v.object({ state: adapterStateSchema, host: v.nullable(v.string()) }),
);
type Notes = v.InferOutput<typeof notesSchema>;

/** Remembers what the guard in a tab says of itself, for popup and heartbeat. For this browser session. */
export function noteTabState(tabId: number, url: string | undefined, state: TabState): Promise<void> {
  return change((notes) => ({ ...notes, [String(tabId)]: { state, host: hostOf(url) } }));
}

export function forgetTab(tabId: number): Promise<void> {
  return change(({ [String(tabId)]: _gone, ...rest }) => rest);
}

/** What the guards say in tabs that still show the site they were in: none tells when its page is left for another. */
export async function tabStates(): Promise<readonly TabState[]> {
  const states = await Promise.all(Object.keys(await read()).map((id) => tabState(Number(id))));
  return states.flatMap((state) => state ?? []);
}

/** The same of one tab; null where there is none. */
export async function tabState(tabId: number): Promise<TabState | null> {
  const note = (await read())[String(tabId)];
  if (note === undefined) return null;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  // The address of a page that this extension may not see is not told: then it is another site.
  return tab !== null && hostOf(tab.url) === note.host ? note.state : null;
}

function hostOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : null;
}

async function read(): Promise<Notes> {
  const parsed = v.safeParse(notesSchema, (await browser.storage.session.get(storeKey))[storeKey] ?? {});
  return parsed.success ? parsed.output : {};
}

let last: Promise<void> = Promise.resolve();

/** One after the other: each starts from what the one before has written. */
function change(by: (notes: Notes) => Notes): Promise<void> {
  const done = last.then(async () => {
    await browser.storage.session.set({ [storeKey]: by(await read()) });
  });
  last = done.catch(() => undefined);
  return done;
}
