import type { PopupKey } from '../texts/popup/index.ts';
import type { Translate } from '../texts/catalogue.ts';
import type { PopupState } from './state.ts';

export interface Summary {
  readonly tone: 'good' | 'warn' | 'stop' | 'info';
  readonly title: string;
  readonly sentence: string;
}

/** Whether this tab is protected, in one word and one plain sentence. */
export function summaryOf(state: PopupState, say: Translate<PopupKey>): Summary {
  const { platform, health, host } = state.tab;
  const unprotected = (sentence: string): Summary => ({
    tone: 'stop',
    title: say('stateNotProtected'),
    sentence,
  });
  if (platform === null || health === 'none') {
    return { tone: 'info', title: say('stateElsewhere'), sentence: say('protectedElsewhere') };
  }
  if (health === 'no-access') return unprotected(say('noAccess', { platform, host: host ?? platform }));
  if (health === 'reload-needed') return unprotected(say('reload', { platform }));
  if (state.policy === null) {
    return unprotected(say(state.failMode === 'open' ? 'noPolicyOpen' : 'noPolicyClosed'));
  }
  switch (health) {
    case 'blind':
      return unprotected(say('blind', { platform }));
    case 'degraded':
      return { tone: 'warn', title: say('statePartly'), sentence: say('degraded', { platform }) };
    case 'ok':
      return { tone: 'good', title: say('stateProtected'), sentence: say('protected', { platform }) };
  }
}
