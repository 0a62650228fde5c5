import * as v from 'valibot';

/**
 * The part of `chrome.offscreen` that is used here; the polyfill's types do not know it, Firefox does not have it.
 * One document an extension, shared by whatever needs a page (Chromium's limit).
 */
interface OffscreenApi {
  hasDocument(): Promise<boolean>;
  createDocument(parameters: { url: string; reasons: string[]; justification: string }): Promise<void>;
}

const apiSchema = v.object({
  offscreen: v.object({ hasDocument: v.function(), createDocument: v.function() }),
});

/** Makes sure the offscreen document is there. Does nothing where the browser has none (Firefox polls instead). */
export async function ensureOffscreen(): Promise<void> {
  const api = offscreenApi();
  if (api === null || (await api.hasDocument())) return;
  try {
    await api.createDocument({
      url: 'offscreen.html',
      reasons: ['WORKERS'],
      justification: 'Listens for the hint that a new policy was published.',
    });
  } catch {
    // Two wake-ups at once: the other one made it. The next alarm looks again.
  }
}

function offscreenApi(): OffscreenApi | null {
  const chrome: unknown = Reflect.get(globalThis, 'chrome');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the shape was checked just now; function types cannot be
  return v.is(apiSchema, chrome) ? (chrome as unknown as { offscreen: OffscreenApi }).offscreen : null;
}
