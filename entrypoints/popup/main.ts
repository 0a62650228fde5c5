import { signal } from '@preact/signals';
import { platforms } from 'virtual:sluice-platforms';
import { browser } from '../../lib/messaging/browser.ts';
import { send } from '../../lib/messaging/send.ts';
import { renderPopup } from '../../lib/ui/popup/index.ts';
import { enrolmentProblem } from './enrolment-problem.ts';
import { popupState } from './popup-state.ts';
import type { Tab } from './popup-state.ts';

const languages = navigator.languages;

async function read(tab: Tab) {
  const status = await send('status/get', { tabId: tab.id });
  return popupState(status.ok ? status.value : null, tab, platforms, languages);
}

async function currentTab(): Promise<Tab> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id ?? null, url: tab?.url ?? null };
}

const root = document.getElementById('app');
if (root !== null) {
  const tab = await currentTab();
  const state = signal(await read(tab));
  const refresh = async () => {
    state.value = await read(tab);
    document.documentElement.dataset['enrolled'] = String(state.value.enrolled);
  };
  await refresh();
  browser.storage.onChanged.addListener(() => void refresh());
  renderPopup(root, state, {
    async enrol(code) {
      const reply = await send('enrol/code', { code });
      await refresh();
      return enrolmentProblem(reply.ok ? reply.value.problem : reply.error, code, languages);
    },
  });
}
