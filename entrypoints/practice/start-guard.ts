import { startGuard } from '../../lib/guard/guard.ts';
import { createLazyDialog } from '../../lib/guard/lazy-dialog.ts';
import type { ActivePolicy } from '../../lib/guard/policy-source.ts';
import { replaceText } from '../../lib/guard/replace-text.ts';
import { browser } from '../../lib/messaging/browser.ts';
import type { Line } from '../../lib/messaging/page-line.ts';
import { dialogFactoryKey, replaceTextKey } from '../../lib/messaging/page-protocol.ts';
import type { DialogFactory } from '../../lib/ui/ask.ts';
import { createDialog } from '../../lib/ui/dialog/index.ts';
import { practicePlatform, type PracticeScene } from '../../lib/ui/practice/index.ts';
import { dialogCatalogues } from '../../lib/ui/texts/dialog/index.ts';
import { answerHere } from './answer-here.ts';
import { type OnSeen, watchedDialog } from './watched-dialog.ts';

// What dialog.js leaves in a chat page's isolated world.
const factory: DialogFactory = (options) => createDialog(options, dialogCatalogues);
Reflect.set(globalThis, dialogFactoryKey, factory);
Reflect.set(globalThis, replaceTextKey, replaceText);

/** There is no other world here whose hooks it would have to speak with. */
const noLine: Line = { send: () => null, onMessage: () => undefined, connected: false };

/** The guard of chat pages, on this page: its policy is given, and what it tells stays here (docs/adr/0018). */
export function startPracticeGuard(
  policy: ActivePolicy,
  scene: PracticeScene,
  onSeen: OnSeen,
  signal: AbortSignal,
): void {
  const uiLanguage = navigator.language;
  const dialog = createLazyDialog({ window, signal, uiLanguage, inject: () => Promise.resolve() });
  startGuard({
    window,
    platforms: [practicePlatform(scene.platform, location.host)],
    dialog: watchedDialog(dialog, onSeen),
    line: noLine,
    // In Firefox as well: what this says is whether a page sees drags and pastes that are made in another world.
    client: { version: browser.runtime.getManifest().version, browser: 'chromium' },
    askBackground: answerHere,
    watchPolicy: () => ({
      current: policy,
      mode: { failMode: 'open', enrolled: true },
      ready: () => Promise.resolve(),
    }),
    signal,
  });
}
