import { platforms } from 'virtual:sluice-platforms';
import { browser } from '../lib/messaging/browser.ts';
import { openLine } from '../lib/messaging/page-line.ts';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startGuard } from '../lib/guard/guard.ts';
import { createLazyDialog } from '../lib/guard/lazy-dialog.ts';

// Not a content script of the framework's: that comes with a context of its own, which announces itself to the page by
// events and which a page can declare invalid. wxt.config.ts puts this one into the manifest.
export default defineUnlistedScript(() => {
  const { signal } = new AbortController();
  const dialog = createLazyDialog({ window, signal, uiLanguage: navigator.language });
  const client = {
    version: browser.runtime.getManifest().version,
    browser: import.meta.env.FIREFOX ? ('firefox' as const) : ('chromium' as const),
  };
  startGuard({ window, platforms, dialog, line: openLine(document, 'guard'), client, signal });
});
