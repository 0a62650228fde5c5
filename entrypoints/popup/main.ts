import { computed, signal } from '@preact/signals';
import { platforms } from 'virtual:sluice-platforms';
import { browser } from '../../lib/messaging/browser.ts';
import { send } from '../../lib/messaging/send.ts';
import { renderPopup } from '../../lib/ui/popup/index.ts';
import type { PageCheck } from '../../lib/ui/popup/index.ts';
import { checkPage } from './check-page.ts';
import { enrolmentProblem } from './enrolment-problem.ts';
import { popupState } from './popup-state.ts';
import type { Tab } from './popup-state.ts';

const languages = navigator.languages;

async function readStatus(tab: Tab) {
  const status = await send('status/get', { tabId: tab.id });
  return status.ok ? status.value : null;
}

async function currentTab(): Promise<Tab> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const url = tab?.url ?? null;
  return { id: tab?.id ?? null, url, isAllowed: url !== null && (await mayActOn(url)) };
}

async function mayActOn(url: string): Promise<boolean> {
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' && browser.permissions.contains({ origins: [`${origin}/*`] });
}

const root = document.getElementById('app');
if (root !== null) {
  const tab = await currentTab();
  const status = signal(await readStatus(tab));
  const check = signal<PageCheck>({ step: 'ready' });
  const state = computed(() => popupState(status.value, tab, platforms, languages, check.value));
  const refresh = async () => {
    status.value = await readStatus(tab);
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
    check() {
      check.value = { step: 'busy' };
      void checkPage(tab.id).then((page) => {
        check.value = page === null ? { step: 'failed' } : { step: 'done', page, copied: null };
      });
    },
    copy(report) {
      const copied = (worked: boolean) => {
        if (check.value.step === 'done') check.value = { ...check.value, copied: worked };
      };
      navigator.clipboard.writeText(report).then(
        () => copied(true),
        () => copied(false),
      );
    },
  });
}
