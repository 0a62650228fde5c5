import { platforms } from 'virtual:sluice-platforms';
import { browser } from '../lib/messaging/browser.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startGuard } from '../lib/guard/guard.ts';
import { createDialog } from '../lib/ui/dialog/index.ts';

export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'], // replaced by the hosts in rules/platforms when built (wxt.config.ts)
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    // Not the framework's context: a page can make that one believe it is invalid, and the guard must go on.
    const { signal } = new AbortController();
    const dialog = createDialog({ document, signal, uiLanguage: navigator.language });
    const client = {
      version: browser.runtime.getManifest().version,
      browser: import.meta.env.FIREFOX ? ('firefox' as const) : ('chromium' as const),
    };
    startGuard({ window, platforms, dialog, client, signal });
  },
});
