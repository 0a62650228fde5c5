import type { Translate } from '../texts/catalogue.ts';
import type { PopupKey } from '../texts/popup/index.ts';

/** Anchors and parts of the guard in plain words, each once, as a list. */
export function partNames(missing: readonly string[], say: Translate<PopupKey>, language: string): string {
  const parts = [...new Set(missing.map((name) => partName(name, say)))];
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

const partKeys: Readonly<Record<string, PopupKey>> = {
  composer: 'partComposer',
  header: 'partHeader',
  title: 'partTitle',
  send: 'partSend',
  main: 'partMain',
  listeners: 'partListeners',
  'page-hooks': 'partHooks',
};

/** An anchor or a part of the guard in plain words; one that has none keeps its name. */
function partName(name: string, say: Translate<PopupKey>): string {
  const key = partKeys[name.startsWith('hook ') ? 'page-hooks' : name];
  return key === undefined ? `“${name}”` : say(key);
}
