import type { Texts, Translate } from '../texts/catalogue.ts';
import type { PopupKey } from '../texts/popup/index.ts';
import { partNames } from './part-names.ts';
import type { CheckedPage, PageCheck, PopupActions } from './state.ts';
import type { Summary } from './summary.ts';

export interface PageCheckProps {
  readonly check: PageCheck;
  readonly platform: string;
  readonly actions: Pick<PopupActions, 'check' | 'copy'>;
  readonly texts: Texts<PopupKey>;
}

/** Whether the page in this tab is built as it is expected to be, and a description of it to send to those who can tell. */
export function PageCheckPart({ check, platform, actions, texts: { say, language } }: PageCheckProps) {
  const busy = check.step === 'busy';
  return (
    <details class="check" open={check.step !== 'ready'}>
      <summary>
        <h2>{say('checkTitle')}</h2>
      </summary>
      {check.step !== 'done' && <p>{say('checkWhy', { platform })}</p>}
      <div role="status">
        {check.step === 'failed' && <p>{say('checkFailed')}</p>}
        {check.step === 'done' && <Result page={check.page} say={say} language={language} />}
      </div>
      <div class="actions">
        {/* Not `disabled`: that would throw the focus away while the page is looked at. */}
        <button type="button" class="quiet" aria-disabled={busy} onClick={() => !busy && actions.check()}>
          {say(busy ? 'checkBusy' : check.step === 'done' ? 'checkAgain' : 'checkButton')}
        </button>
        {check.step === 'done' && (
          <button type="button" class="quiet" onClick={() => actions.copy(check.page.report)}>
            {say('checkCopy')}
          </button>
        )}
      </div>
      {check.step === 'done' && (
        <p class="note" role="status">
          {say(check.copied === null ? 'checkPrivate' : check.copied ? 'checkCopied' : 'checkCopyFailed')}
        </p>
      )}
    </details>
  );
}

const tones = {
  ok: 'good',
  degraded: 'warn',
  blind: 'stop',
  'reload-needed': 'stop',
  nothing: 'info',
} as const satisfies Record<CheckedPage['health'], Summary['tone']>;

const sentences = {
  ok: 'checkOk',
  degraded: 'checkDegraded',
  blind: 'checkBlind',
  'reload-needed': 'checkReload',
  nothing: 'checkNothing',
} as const satisfies Record<CheckedPage['health'], PopupKey>;

interface ResultProps {
  readonly page: CheckedPage;
  readonly say: Translate<PopupKey>;
  readonly language: string;
}

function Result({ page: { health, missing }, say, language }: ResultProps) {
  const list = partNames(missing, say, language);
  const named = missing.length > 0 && health !== 'ok' && health !== 'reload-needed';
  return (
    <div class={`result ${tones[health]}`}>
      <p>{say(sentences[health])}</p>
      {named && <p>{say('checkMissing', { parts: list })}</p>}
    </div>
  );
}
