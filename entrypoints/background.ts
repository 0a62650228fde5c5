import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../lib/background/background.ts';
import { keptInSession } from '../lib/inspector/kept.ts';
import { serveInspection } from '../lib/inspector/serve-inspection.ts';
import { spawnReader } from '../lib/inspector/spawn-reader.ts';
import { createAwake } from '../lib/inspector/stay-awake.ts';
import { browser } from '../lib/messaging/browser.ts';
import { pickLanguage } from '../lib/ui/texts/catalogue.ts';
import { dialogLanguages } from '../lib/ui/texts/dialog/languages.ts';
import { plainWordsIn } from '../lib/ui/texts/plain.ts';

export default defineBackground({
  type: 'module',
  main() {
    startBackground({ dialogScripts, plainWords: plainWordsIn });
    // Elsewhere the offscreen document does: a service worker has no workers of its own.
    if (import.meta.env.FIREFOX) {
      const awake = createAwake(() => browser.runtime.getPlatformInfo());
      serveInspection(spawnReader, awake, keptInSession());
    }
  },
});

/** The words of the reader's language first, unless it is English, which the dialog has. */
function dialogScripts(languages: readonly string[]): readonly string[] {
  const available = Object.fromEntries(dialogLanguages.map((tag) => [tag, true]));
  const language = pickLanguage(available, languages);
  return [...(language === 'en' ? [] : [`/texts/${language}.js`]), '/dialog.js'];
}
