import type { PopupKey } from '../texts/popup/index.ts';
import type { Texts } from '../texts/catalogue.ts';
import { partNames } from './part-names.ts';
import type { PopupState } from './state.ts';

export interface Summary {
  readonly tone: 'good' | 'warn' | 'stop' | 'info';
  readonly title: string;
  readonly sentence: string;
  /** Why, as far as it is known. */
  readonly missing: string | null;
}

/** Whether this tab is protected, in one word and one plain sentence. */
export function summaryOf(state: PopupState, { say, language }: Texts<PopupKey>): Summary {
  const { platform, health, host } = state.tab;
  const unprotected = (sentence: string, missing: string | null = null): Summary => ({
    tone: 'stop',
    title: say('stateNotProtected'),
    sentence,
    missing,
  });
  const parts = state.tab.missing;
  const missing = parts.length === 0 ? null : say('checkMissing', { parts: partNames(parts, say, language) });
  if (platform === null || health === 'none') {
    return { tone: 'info', title: say('stateElsewhere'), sentence: say('protectedElsewhere'), missing: null };
  }
  if (health === 'looking') {
    return { tone: 'info', title: say('checkBusy'), sentence: say('checkWhy', { platform }), missing: null };
  }
  if (health === 'no-access') return unprotected(say('noAccess', { platform, host: host ?? platform }));
  if (health === 'reload-needed') return unprotected(say('reload', { platform }));
  if (state.policy === null) {
    return unprotected(say(state.failMode === 'open' ? 'noPolicyOpen' : 'noPolicyClosed'));
  }
  switch (health) {
    case 'blind':
      return unprotected(say('blind', { platform }), missing);
    case 'degraded':
      return { tone: 'warn', title: say('statePartly'), sentence: say('degraded', { platform }), missing };
    case 'nothing':
      return {
        tone: 'info',
        title: say('stateElsewhere'),
        sentence: say('nothingOpen', { platform }),
        missing: null,
      };
    case 'ok':
      return {
        tone: 'good',
        title: say('stateProtected'),
        sentence: say('protected', { platform }),
        missing: null,
      };
  }
}
