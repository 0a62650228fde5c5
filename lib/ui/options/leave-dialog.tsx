import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../design/components/button.tsx';
import { ModalDialog } from '../../design/components/dialog.tsx';
import { shownText } from '../../design/components/shown-text.ts';
import { Words } from '../page/words.tsx';
import { textsFor } from '../texts/catalogue.ts';
import type { Translate } from '../texts/catalogue.ts';
import { optionsCatalogues } from '../texts/options/index.ts';
import type { OptionsKey } from '../texts/options/index.ts';
import type { OptionsActions, OptionsState } from './state.ts';

interface LeaveDialogProps {
  readonly state: OptionsState;
  readonly actions: OptionsActions;
  readonly say: Translate<OptionsKey>;
}

/** What leaving means, before it is done; and what would be lost, when reports could not be delivered. */
export function LeaveDialog({ state, actions, say }: LeaveDialogProps): VNode {
  const { leaving, waitingReports, languages } = state;
  const organisation = state.organisation ?? '';
  const busy = leaving.step === 'busy';
  const leave = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The button that leaves all the same is gone once it was pressed.
    if (document.activeElement === document.body) leave.current?.focus();
  }, [leaving.step]);
  const title = textsFor(optionsCatalogues, languages).say('confirmTitle', {
    organisation: shownText(organisation, 80).text,
  });
  return (
    <ModalDialog title={title} closable={!busy} onClose={actions.stay}>
      {leaving.step === 'unsent' ? (
        <p role="alert">{say('unsent', { count: leaving.waiting })}</p>
      ) : (
        <ul>
          <li>{say('effectChecks')}</li>
          {waitingReports > 0 && <li>{say('effectReports', { count: waitingReports })}</li>}
          <li>
            <Words text={say('effectRecord')} values={{ organisation }} />
          </li>
          <li>
            <Words text={say('effectTold')} values={{ organisation }} />
          </li>
          <li>{say('effectBack')}</li>
        </ul>
      )}
      <div class="actions">
        <Button look="primary" unavailable={busy} onClick={actions.stay}>
          {say('stay')}
        </Button>
        {/* One button under three names: it keeps the focus. */}
        <Button unavailable={busy} buttonRef={leave} onClick={() => actions.leave(false)}>
          {busy && say('leaving')}
          {leaving.step === 'unsent' && say('tryAgain')}
          {leaving.step === 'asking' && <Words text={say('leave')} values={{ organisation }} />}
        </Button>
        {leaving.step === 'unsent' && (
          <Button onClick={() => actions.leave(true)}>
            {say('leaveAnyway', { count: leaving.waiting })}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}
