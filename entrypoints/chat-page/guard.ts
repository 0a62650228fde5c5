import { browser } from '../../lib/messaging/browser.ts';
import { openLine } from '../../lib/messaging/page-line.ts';
import { sendFromPage as askBackground } from '../../lib/messaging/send-from-page.ts';
import type { PlatformData } from '../../lib/core/policy/platform.ts';
import { startGuard } from '../../lib/guard/guard.ts';
import { createLazyDialog } from '../../lib/guard/lazy-dialog.ts';
import { watchPolicy } from '../../lib/guard/policy-source.ts';

// Not an entry of the framework's: a content script of that comes with a context of its own, which announces itself to
// the page by events and which a page can declare invalid. wxt.config.ts bundles this one and puts it into the manifest.
const { signal } = new AbortController();
// platforms/*.js of wxt.config.ts, which runs before this in the same world, where no page can reach it. Its data was
// parsed when it was built; to do so again in every frame is a tenth of what the guard takes to start.
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
const platforms = Reflect.get(globalThis, 'sluicePlatforms') as readonly PlatformData[];
const dialog = createLazyDialog({ window, signal, uiLanguage: navigator.language });
const client = {
  version: browser.runtime.getManifest().version,
  browser: import.meta.env.FIREFOX ? ('firefox' as const) : ('chromium' as const),
};
const line = openLine(document, 'guard');
startGuard({ window, platforms, dialog, line, client, askBackground, watchPolicy, signal });
