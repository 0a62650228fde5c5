import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import type { InvitationAnswer } from '../../../lib/core/api/people.ts';
import { CopyBox } from '../../shell/copy-box.tsx';
import { fullTime } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { blankPerson, faultsOf, userOf, type PersonFaults } from './form.ts';
import { PersonFields } from './person-fields.tsx';
import { peopleText as words } from './text.ts';

/** Makes somebody known, and the link by which they come in. */
export function Invite(
  props: Pick<SettingsProps, 'models'> & { readonly onDone: () => void; readonly onClose: () => void },
): VNode {
  const { api } = props.models.settings;
  const form = useSignal(blankPerson);
  const faults = useSignal<PersonFaults | null>(null);
  const made = useSignal<InvitationAnswer | null>(null);
  const action = useAction();
  const send = async () => {
    faults.value = faultsOf(form.value);
    if (faults.value !== null) return;
    const done = await action.run(() => api.invite(userOf(form.value)));
    if (done === null) return;
    made.value = done.value;
    props.onDone();
  };
  return (
    <ModalDialog title={made.value === null ? words.inviteTitle : words.linkTitle} onClose={props.onClose}>
      {made.value === null ? (
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <PersonFields form={form} faults={faults.value} />
          <Trouble error={action.error.value} />
          <div class="dialog-actions">
            <Button look="primary" type="submit" unavailable={action.busy.value}>
              {words.send}
            </Button>
            <Button onClick={props.onClose}>{settingsText.cancel}</Button>
          </div>
        </form>
      ) : (
        <>
          <OneTimeLink answer={made.value} />
          <div class="dialog-actions">
            <Button look="primary" onClick={props.onClose}>
              {settingsText.close}
            </Button>
          </div>
        </>
      )}
    </ModalDialog>
  );
}

/** Shown once. */
export function OneTimeLink({ answer }: { readonly answer: InvitationAnswer }): VNode {
  return (
    <div class="form">
      <Notice tone="info">{words.linkText(fullTime(answer.expiresAt))}</Notice>
      <CopyBox
        label={words.linkTitle}
        text={answer.signInUrl}
        copy={words.copy}
        onReady={(field) => field?.focus()}
      />
    </div>
  );
}
