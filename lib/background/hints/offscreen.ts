import * as v from 'valibot';
import { oneAtATime } from '../one-at-a-time.ts';

/**
 * The part of `chrome.offscreen` that is used here; the polyfill's types do not know it, Firefox does not have it.
 * One document an extension, shared by whatever needs a page (Chromium's limit).
 */
interface OffscreenApi {
  hasDocument(): Promise<boolean>;
  closeDocument(): Promise<void>;
  createDocument(parameters: { url: string; reasons: string[]; justification: string }): Promise<void>;
}

const apiSchema = v.object({
  offscreen: v.object({
    hasDocument: v.function(),
    createDocument: v.function(),
    closeDocument: v.function(),
  }),
});

/**
 * Makes sure the offscreen document is there, and listens. Does nothing where the browser has none (in Firefox the event
 * page does its work, and polls).
 */
export const ensureOffscreen = oneAtATime(async () => {
  const api = offscreenApi();
  if (api === null || (await api.hasDocument())) return;
  try {
    await api.createDocument({
      url: 'offscreen.html',
      reasons: ['WORKERS'],
      justification: 'Looks into attached files; listens for the hint that a new policy was published.',
    });
  } catch {
    // One that is just being made by a worker that died meanwhile. Whoever needs it looks again.
  }
});

/** Ends its hints; whoever needs the document makes it again. */
export async function closeOffscreen(): Promise<void> {
  const api = offscreenApi();
  if (api !== null && (await api.hasDocument())) await api.closeDocument();
}

function offscreenApi(): OffscreenApi | null {
  const chrome: unknown = Reflect.get(globalThis, 'chrome');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the shape was checked just now; function types cannot be
  return v.is(apiSchema, chrome) ? (chrome as unknown as { offscreen: OffscreenApi }).offscreen : null;
}
