import { browser } from '../messaging/browser.ts';
import { serve } from '../messaging/serve.ts';
import { agingTime } from './api.ts';
import { reportCleanSends } from './clean-sends.ts';
import { diagnosePage } from './diagnose-page.ts';
import { fetchAnswers, sendDisputes } from './disputes.ts';
import { sendFeedback } from './feedback.ts';
import { publishMode, type PlainWords } from './guard-mode.ts';
import { sendHeartbeat } from './heartbeat.ts';
import { hintHandlers } from './hints/handlers.ts';
import { ensureOffscreen } from './hints/offscreen.ts';
import { loadIdentity } from './identity.ts';
import { readManaged } from './managed.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { restorePolicy, syncPolicy } from './policy-sync.ts';
import { isPollDue, notePolled } from './poll-time.ts';
import { openIncidentDatabase } from './incident-database.ts';
import { incidentHandlers } from './incident-handlers.ts';
import { askKeptDays } from './kept-days.ts';
import { createMembership } from './membership.ts';
import { openOwnRecord } from './own-record.ts';
import { showProblem } from './problem.ts';
import { openQueue } from './queue.ts';
import { quietly } from './quietly.ts';
import { readOwnRecord } from './read-record.ts';
import { readStatus } from './status.ts';
import { showTabProblems } from './tab-badges.ts';
import { forgetTab, noteTabState } from './tab-states.ts';
import { noteUpdate, updateWhenQuiet } from './updates.ts';
import { noteInstalled, openWelcome } from './welcome.ts';

const pollAlarm = 'poll';
const pollMinutes = 1;

export interface BackgroundOptions {
  /** Names of the scripts that make the dialog, in their order. */
  readonly dialogScripts: (languages: readonly string[]) => readonly string[];
  readonly plainWords: PlainWords;
}

/** Wires the background. Listeners are registered at once: a worker that was woken for an event must have them. */
export function startBackground({ dialogScripts, plainWords }: BackgroundOptions): void {
  const database = openIncidentDatabase();
  const queue = openQueue(database);
  const record = openOwnRecord(database);

  const sync = oneAtATime(async () => {
    const identity = await loadIdentity();
    if (identity !== null) await notePolled(await syncPolicy(identity), Date.now());
  });
  const poll = async () => {
    const identity = await loadIdentity();
    if (identity !== null && (await isPollDue(identity.server, Date.now()))) await sync();
  };
  const flush = oneAtATime(async () => {
    const startedAt = Date.now();
    const identity = await loadIdentity();
    if (identity === null) return;
    const { waitMs } = await queue.flush(identity);
    await record.prune(identity.organisation.id, startedAt, agingTime());
    // What is said about an incident waits for it.
    if (waitMs !== null) return;
    await sendDisputes(identity, agingTime());
    await sendFeedback(identity, agingTime());
  });
  /** What is not urgent: what the person said about incidents, the answers, and counters. */
  const tell = oneAtATime(async () => {
    const identity = await loadIdentity();
    if (identity === null) return;
    await sendDisputes(identity, agingTime());
    await sendFeedback(identity, agingTime());
    await fetchAnswers(identity, Date.now());
    await reportCleanSends(identity, Date.now());
    await askKeptDays(identity, Date.now());
  });
  const heartbeat = oneAtATime(async () => {
    const identity = await loadIdentity();
    if (identity !== null) await sendHeartbeat(identity, await queue.size());
  });
  const showBadges = oneAtATime(async () => {
    await showProblem();
    await showTabProblems((await loadIdentity()) !== null);
  });
  const update = oneAtATime(async () => updateWhenQuiet(await queue.openQuestions(), Date.now()));
  const boot = oneAtATime(async () => {
    await membership.finishLeaving();
    // Before anything that may wait for a server: an organisation that wants sends held must not wait for it.
    const managed = await readManaged(() => void quietly(boot));
    const known = await loadIdentity();
    await publishMode(managed, known, plainWords);
    const identity = await membership.current(managed, known);
    await openWelcome(managed, identity !== null, Date.now());
    if (identity === null) return;
    if (known === null) await publishMode(managed, identity, plainWords);
    void quietly(showBadges);
    await restorePolicy();
    await ensureOffscreen();
    await poll();
    await flush();
    // A new one is known at once with how it is installed, and one that was updated with its version.
    await heartbeat();
  });
  const settle = () =>
    Promise.allSettled([boot(), sync(), flush(), tell(), heartbeat()]).then(() => undefined);
  const membership = createMembership({ queue, record, settle });

  serve({
    ...incidentHandlers({ queue, flush, tell }),
    ...hintHandlers({ sync, flush, heartbeat }),
    'adapter/state': async (state, sender) => {
      if (sender.tab?.id !== undefined) {
        await noteTabState(sender.tab.id, sender, state);
        void quietly(showBadges);
      }
      // Reported when the guard's state changes: somebody should know at once that a page has drifted.
      if (state.health !== 'ok') void quietly(heartbeat);
      return {};
    },
    'dialog/load': async (_request, { tab, frameId }) => {
      if (tab?.id === undefined || frameId === undefined) return {};
      const target = { tabId: tab.id, frameIds: [frameId] };
      const files = [...dialogScripts(navigator.languages)];
      await browser.scripting.executeScript({ target, files, injectImmediately: true });
      return {};
    },
    'inspect/wake': async () => {
      await ensureOffscreen();
      return {};
    },
    'status/get': ({ tabId }) => readStatus(tabId, queue),
    'page/diagnose': async ({ tabId }) => ({ report: await diagnosePage(tabId) }),
    'enrol/code': async ({ code }) => {
      const enrolled = await membership.join(code);
      if (enrolled.ok) void quietly(() => boot().then(tell));
      return { problem: enrolled.ok ? null : enrolled.error };
    },
    'record/get': ({ take }) => readOwnRecord(record, take),
    'device/leave': ({ evenIfLost }) => membership.leave(evenIfLost),
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== pollAlarm) return;
    void quietly(boot);
    void quietly(heartbeat);
    void quietly(tell);
    void quietly(update);
    // Frames go without a word.
    void quietly(showBadges);
  });
  browser.runtime.onUpdateAvailable.addListener(
    () => void quietly(() => noteUpdate(Date.now()).then(update)),
  );
  browser.runtime.onStartup.addListener(() => void quietly(() => queue.closeQuestions('all').then(boot)));
  browser.runtime.onInstalled.addListener(({ reason, temporary }) => {
    // One that is loaded for development goes with the browser's session, and is installed anew in each.
    const isNew = reason === 'install' && !temporary;
    void quietly(() => (isNew ? noteInstalled(Date.now()) : Promise.resolve()).then(boot));
  });
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void quietly(boot);
  });
  const onHosts = () => {
    void quietly(showBadges);
    void quietly(heartbeat);
  };
  browser.permissions.onAdded.addListener(onHosts);
  browser.permissions.onRemoved.addListener(onHosts);
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTab(tabId);
    void quietly(() => queue.closeQuestions(tabId).then(flush));
    void quietly(update);
  });
  void quietly(ensureAlarm);
  void quietly(boot);
}

// Creating it anew at every wake-up would put it off each time.
async function ensureAlarm(): Promise<void> {
  if ((await browser.alarms.get(pollAlarm)) === undefined) {
    await browser.alarms.create(pollAlarm, { periodInMinutes: pollMinutes });
  }
}
