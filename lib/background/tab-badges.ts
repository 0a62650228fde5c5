import { browser } from '../messaging/browser.ts';
import { guardSelfKey } from '../messaging/page-protocol.ts';
import { showTabProblem } from './problem.ts';
import { notedTabs, tabState } from './tab-states.ts';

const answerWithinMs = 1000;

/**
 * Gives tabs in which nothing is checked a badge that says so: of a messenger that is not recognised, or, where this
 * browser has joined, of one whose page was there before this extension was.
 */
export async function showTabProblems(hasJoined: boolean): Promise<void> {
  const guarded = new Map(hasJoined ? await messengerTabs() : []);
  const show = async (tab: number) =>
    showTabProblem(tab, guarded.get(tab) === false || (await tabState(tab))?.health === 'blind');
  // A tab may go meanwhile.
  await Promise.allSettled([...new Set([...(await notedTabs()), ...guarded.keys()])].map(show));
}

/** Tabs with messengers, each with whether there is a guard in it, as far as that can be told. */
async function messengerTabs(): Promise<readonly (readonly [tab: number, isGuarded: boolean])[]> {
  // One that is being loaded has its guard soon; one that was put away has it when it comes back.
  const tabs = await browser.tabs.query({ status: 'complete', discarded: false });
  const messengers = tabs.flatMap(({ id, url }) => (id !== undefined && isMessenger(url) ? [id] : []));
  const asked = await Promise.all(messengers.map(async (tab) => [tab, await hasGuard(tab)] as const));
  return asked.flatMap(([tab, isGuarded]) => (isGuarded === undefined ? [] : [[tab, isGuarded] as const]));
}

function isMessenger(url = ''): boolean {
  const hosts = browser.runtime.getManifest().host_permissions ?? [];
  return hosts.some((pattern) => url.startsWith(pattern.slice(0, -1)));
}

/** Undefined where it cannot be told: of a page that may not be looked into, or is frozen. */
function hasGuard(tabId: number): Promise<boolean | undefined> {
  const func = (key: string) => Reflect.has(globalThis, Symbol.for(key));
  const args = [guardSelfKey.description];
  const target = { tabId, frameIds: [0] };
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, answerWithinMs);
    const settle = (found?: unknown) => {
      clearTimeout(timer);
      resolve(typeof found === 'boolean' ? found : undefined);
    };
    browser.scripting.executeScript({ target, func, args, injectImmediately: true }).then(
      ([ran]) => settle(ran?.result),
      () => settle(),
    );
  });
}
