import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../messaging/browser.ts';
import { adapterStateSchema } from '../core/api/device.ts';

export type TabState = v.InferOutput<typeof adapterStateSchema>;

const storeKey = 'adapters';
const topFrame = '0';
/** Of a tab: some pages make frames again and again. */
const mostFrames = 20;
/** A frame that is busy or frozen has not gone. */
const answerWithinMs = 1000;
const order = ['ok', 'degraded', 'blind'] as const;

const noteSchema = v.object({
  state: adapterStateSchema,
  /** Of the page that the tab showed then; null where the browser does not say. */
  host: v.nullable(v.string()),
  /** The frame's, which another one takes the place of when it is navigated; null where the browser does not say. */
  document: v.nullable(v.string()),
});
type Note = v.InferOutput<typeof noteSchema>;
/** By the tab's id, then by the frame's. */
const notesSchema = v.record(v.string(), v.record(v.string(), noteSchema));
type Notes = v.InferOutput<typeof notesSchema>;

/** Remembers what the guard in a frame says of itself, for popup and heartbeat. For this browser session. */
export function noteTabState(
  tabId: number,
  { tab, frameId = 0, documentId = null }: Pick<Runtime.MessageSender, 'tab' | 'frameId'> & Documented,
  state: TabState,
): Promise<void> {
  const note: Note = { state, host: hostOf(tab?.url), document: documentId };
  return change((notes) => {
    const { [topFrame]: top, ...rest } = { ...notes[String(tabId)], [String(frameId)]: note };
    // Frames' ids grow.
    const frames = Object.fromEntries(Object.entries(rest).slice(-mostFrames));
    return { ...notes, [String(tabId)]: { ...(top && { [topFrame]: top }), ...frames } };
  });
}

interface Documented {
  readonly documentId?: string | null;
}

export function forgetTab(tabId: number): Promise<void> {
  return change(({ [String(tabId)]: _gone, ...rest }) => rest);
}

/** Tabs of which anything was noted. */
export async function notedTabs(): Promise<readonly number[]> {
  return Object.keys(await read()).map(Number);
}

/**
 * What the guards say in frames that are still there, of tabs that still show the site they were in: none tells when its
 * page is left for another.
 */
export async function tabStates(): Promise<readonly TabState[]> {
  const notes = Object.entries(await read());
  const states = await Promise.all(notes.map(([id, frames]) => living(Number(id), frames)));
  return states.flat();
}

/** The worst of one tab's, of the page itself where frames are as bad; null where there is none. */
export async function tabState(tabId: number): Promise<TabState | null> {
  const frames = (await read())[String(tabId)];
  return frames === undefined ? null : worstOf(await living(tabId, frames));
}

/** The first of the worst. */
export function worstOf(states: readonly TabState[]): TabState | null {
  const badness = ({ health }: TabState): number => order.indexOf(health);
  return states.reduce<TabState | null>(
    (worst, state) => (worst === null || badness(state) > badness(worst) ? state : worst),
    null,
  );
}

async function living(tabId: number, frames: Notes[string]): Promise<readonly TabState[]> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab === null) return [];
  // The address of a page that this extension may not see is not told: then it is another site.
  const here = Object.entries(frames).filter(([, { host }]) => host === hostOf(tab.url));
  const states = await Promise.all(
    here.map(async ([frame, note]) =>
      frame === topFrame || (await isThere(tabId, Number(frame), note)) ? [note.state] : [],
    ),
  );
  return states.flat();
}

/** Whether a frame still has the document that told. */
function isThere(tabId: number, frameId: number, { document }: Note): Promise<boolean> {
  const which = document === null ? { frameIds: [frameId] } : { documentIds: [document] };
  const func = () => undefined;
  // A browser that knows no such target throws at once.
  const ask = async () =>
    browser.scripting.executeScript({ target: { tabId, ...which }, func, injectImmediately: true });
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, answerWithinMs, true);
    const settle = (isIt: boolean) => () => {
      clearTimeout(timer);
      resolve(isIt);
    };
    ask().then(settle(true), settle(false));
  });
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
