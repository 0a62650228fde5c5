import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { sentenceText, shownText } from '../../../lib/design/components/shown-text.ts';
import type { InvitationAnswer, UserRecord } from '../../../lib/core/api/people.ts';
import { createResource } from '../../paging/resource.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { useWhileShown } from '../../shell/use-while-shown.ts';
import { Confirm } from '../forms/confirm.tsx';
import { Loaded } from '../forms/loaded.tsx';
import type { SettingsProps } from '../page.tsx';
import { SessionTable } from '../session-table.tsx';
import { settingsText } from '../text.ts';
import { faultsOf, formOf, userOf, type PersonFaults } from './form.ts';
import { OneTimeLink } from './invite.tsx';
import { PersonFields } from './person-fields.tsx';
import { peopleText as words } from './text.ts';

interface Props extends Pick<SettingsProps, 'models' | 'session'> {
  readonly user: UserRecord;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** Role, address, link, sessions of one person; and their end here. */
export function EditPerson(props: Props): VNode {
  const { user, onChange, onClose } = props;
  const { api } = props.models.settings;
  const form = useSignal(formOf(user));
  const faults = useSignal<PersonFaults | null>(null);
  const erasing = useSignal(false);
  const action = useAction();
  const whileShown = useWhileShown();
  const save = async () => {
    faults.value = faultsOf(form.value);
    if (faults.value !== null) return;
    if ((await action.run(() => api.changeUser(user.id, userOf(form.value)))) === null) return;
    onChange();
    whileShown(onClose);
  };
  if (erasing.value)
    return (
      <Confirm
        title={words.eraseTitle}
        confirm={words.eraseConfirm}
        call={() => api.eraseUser(user.id)}
        onDone={onChange}
        onClose={onClose}
      >
        <p>
          <bdi>{shownText(user.name, 80).text}</bdi>
        </p>
        <p>{words.eraseText}</p>
      </Confirm>
    );
  return (
    <ModalDialog title={words.editTitle(sentenceText(user.name, 60))} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PersonFields form={form} faults={faults.value} />
        <Trouble error={action.error.value} />
        <div class="dialog-actions">
          <Button look="primary" type="submit" unavailable={action.busy.value}>
            {settingsText.save}
          </Button>
          <Button onClick={onClose}>{settingsText.cancel}</Button>
        </div>
      </form>
      <Access {...props} onErase={() => (erasing.value = true)} />
    </ModalDialog>
  );
}

function Access(props: Props & { readonly onErase: () => void }): VNode {
  const { user, onChange } = props;
  const { api } = props.models.settings;
  const link = useSignal<InvitationAnswer | null>(null);
  const action = useAction();
  const sessions = useMemo(() => createResource(() => api.userSessions(user.id)), [api, user.id]);
  useEffect(() => void sessions.load(), [sessions]);
  const makeLink = async () => {
    const made = await action.run(() => api.userLink(user.id));
    if (made !== null) link.value = made.value;
  };
  const setDisabled = async (disabled: boolean) => {
    if ((await action.run(() => api.changeUser(user.id, { disabled }))) !== null) onChange();
  };
  const isSelf = user.id === props.session.user.id;
  return (
    <div class="form dialog-more">
      <Trouble error={action.error.value} />
      {link.value === null ? null : <OneTimeLink answer={link.value} />}
      {user.disabledAt === null && link.value === null ? (
        <p>
          <Button onClick={() => void makeLink()} unavailable={action.busy.value}>
            {words.newLink}
          </Button>{' '}
          <span class="quiet">{words.newLinkHint}</span>
        </p>
      ) : null}
      <h3>{words.sessions}</h3>
      <Loaded of={sessions}>
        {({ items }) => (
          <SessionTable
            sessions={items}
            end={(id) => api.endUserSession(user.id, id)}
            onEnded={() => void sessions.load()}
          />
        )}
      </Loaded>
      {isSelf ? null : (
        <p>
          <Button onClick={() => void setDisabled(user.disabledAt === null)} unavailable={action.busy.value}>
            {user.disabledAt === null ? words.disable : words.enable}
          </Button>{' '}
          {user.disabledAt === null ? <span class="quiet">{words.disableText}</span> : null}
        </p>
      )}
      {isSelf ? null : (
        <p>
          <Button look="quiet" onClick={props.onErase}>
            {words.erase}
          </Button>
        </p>
      )}
    </div>
  );
}
