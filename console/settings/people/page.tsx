import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Badge } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import type { UserRecord } from '../../../lib/core/api/people.ts';
import { may } from '../../shell/allowed.tsx';
import { age, fullTime, now } from '../../shell/time.ts';
import { Loaded } from '../forms/loaded.tsx';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { roleTitles, settingsText } from '../text.ts';
import { EditPerson } from './edit.tsx';
import { Invite } from './invite.tsx';
import { peopleText as words } from './text.ts';

/** Who may sign in. */
export function PeoplePart(props: SettingsProps): VNode {
  const { users } = props.models.settings;
  const { session } = props;
  const inviting = useSignal(false);
  const editing = useSignal<string | null>(null);
  useEffect(() => void users.load(), [users]);
  const manages = may(session, 'people.manage') && session.everyGroup;
  const reload = () => void users.load();
  return (
    <>
      <p class="quiet">{words.intro}</p>
      {manages ? (
        <p>
          <Button look="primary" onClick={() => (inviting.value = true)}>
            {words.invite}
          </Button>
        </p>
      ) : null}
      <Loaded of={users}>
        {({ items }) => (
          <Table
            label={words.table}
            heads={[
              words.name,
              words.email,
              words.role,
              words.groups,
              words.signedIn,
              ...(manages ? [''] : []),
            ]}
          >
            {items.map((user) => (
              <PersonRow
                key={user.id}
                user={user}
                isSelf={user.id === session.user.id}
                onEdit={manages ? () => (editing.value = user.id) : null}
              />
            ))}
          </Table>
        )}
      </Loaded>
      {inviting.value ? <Invite {...props} onDone={reload} onClose={() => (inviting.value = false)} /> : null}
      {users.value.value?.items
        .filter(({ id }) => id === editing.value)
        .map((user) => (
          <EditPerson
            key={user.id}
            {...props}
            user={user}
            onChange={reload}
            onClose={() => (editing.value = null)}
          />
        ))}
    </>
  );
}

function PersonRow(props: {
  readonly user: UserRecord;
  readonly isSelf: boolean;
  readonly onEdit: (() => void) | null;
}): VNode {
  const { user, onEdit } = props;
  const ways = [
    ...(user.methods.password ? [words.by.password] : []),
    ...(user.methods.oidc ? [words.by.oidc] : []),
  ];
  return (
    <tr class={user.disabledAt === null ? undefined : 'revoked'}>
      <th scope="row">
        <Shown value={user.name} max={80} /> {props.isSelf ? <Badge tone="info">{words.you}</Badge> : null}
        {user.disabledAt === null ? null : <Badge tone="neutral">{words.disabled}</Badge>}
      </th>
      <td>{user.email === null ? <span class="quiet">–</span> : <Shown value={user.email} max={80} />}</td>
      <td>{roleTitles[user.role]}</td>
      <td>
        {user.groups === null ? (
          <span class="quiet">{settingsText.allGroups}</span>
        ) : (
          <Shown value={user.groups.join(', ')} max={80} />
        )}
      </td>
      <td class="nowrap">
        {user.signedInAt === null ? (
          <span class="quiet">{words.never}</span>
        ) : (
          <time dateTime={user.signedInAt} title={fullTime(user.signedInAt)}>
            {age(Date.parse(user.signedInAt), now.value)}
          </time>
        )}{' '}
        <span class="quiet">· {ways.length === 0 ? words.by.none : ways.join(', ')}</span>
      </td>
      {onEdit === null ? null : (
        <td class="row-do">
          <button
            type="button"
            class="button button-quiet"
            aria-label={words.editTitle(sentenceText(user.name, 60))}
            onClick={onEdit}
          >
            {words.edit}
          </button>
        </td>
      )}
    </tr>
  );
}
