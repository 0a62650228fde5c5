import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../lib/background/background.ts';
import { serveInspection } from '../lib/inspector/serve-inspection.ts';
import { createAwake } from '../lib/inspector/stay-awake.ts';
import { browser } from '../lib/messaging/browser.ts';

export default defineBackground({
  type: 'module',
  main() {
    startBackground();
    // Elsewhere the offscreen document does: a service worker has no workers of its own.
    if (import.meta.env.FIREFOX) {
      const awake = createAwake(() => browser.runtime.getPlatformInfo());
      serveInspection((name) => new Worker('/inspect-reader.js', { name }), awake);
    }
  },
});
