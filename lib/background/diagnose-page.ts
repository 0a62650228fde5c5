import { browser } from '../messaging/browser.ts';

/** A page that is made to swell the answer gets none. */
const maxChars = 200_000;

/** Has probe.js describe the tab's page; null when it may not run there, or the tab is gone. */
export async function diagnosePage(tabId: number): Promise<string | null> {
  try {
    const target = { tabId, frameIds: [0] };
    const [ran] = await browser.scripting.executeScript({
      target,
      files: ['probe.js'],
      injectImmediately: true,
    });
    const report: unknown = ran?.result;
    return typeof report === 'string' && report.length <= maxChars ? report : null;
  } catch {
    return null;
  }
}
