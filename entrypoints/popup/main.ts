import { computed, effect, signal } from '@preact/signals';
import { platforms } from 'virtual:sluice-platforms';
import { browser } from '../../lib/messaging/browser.ts';
import { renderPopup } from '../../lib/ui/popup/index.ts';
import type { PageCheck } from '../../lib/ui/popup/index.ts';
import { copy } from '../pages/copy.ts';
import { enrol } from '../pages/enrol.ts';
import { watchStatus } from '../pages/watch-status.ts';
import { checkPage } from './check-page.ts';
import { popupState } from './popup-state.ts';
import type { Tab } from './popup-state.ts';

const languages = navigator.languages;

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
  const { status, refresh } = await watchStatus(tab.id);
  const check = signal<PageCheck>({ step: 'ready' });
  const glance = signal<PageCheck>({ step: 'ready' });
  const state = computed(() =>
    popupState(status.value, tab, platforms, languages, { check: check.value, glance: glance.value }),
  );
  const look = async (): Promise<PageCheck> => {
    const page = await checkPage(tab.id);
    return page === null ? { step: 'failed' } : { step: 'done', page, copied: null };
  };
  effect(() => {
    document.documentElement.dataset['enrolled'] = String(state.value.enrolled);
  });
  if (state.value.tab.health === 'looking') {
    void look().then((seen) => {
      glance.value = seen;
    });
  }
  renderPopup(root, state, {
    enrol: (code) => enrol(code, languages, refresh),
    check() {
      check.value = { step: 'busy' };
      void look().then((seen) => {
        check.value = seen;
      });
    },
    copy(report) {
      void copy(report).then((copied) => {
        if (check.value.step === 'done') check.value = { ...check.value, copied };
      });
    },
  });
}
