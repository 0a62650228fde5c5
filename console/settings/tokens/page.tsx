import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import type { ApiTokenRecord } from '../../../lib/core/api/people.ts';
import { may } from '../../shell/allowed.tsx';
import { age, dayOf, now } from '../../shell/time.ts';
import { Confirm } from '../forms/confirm.tsx';
import { Loaded } from '../forms/loaded.tsx';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { permissionWords, settingsText } from '../text.ts';
import { TokenForm } from './form.tsx';
import { tokensText as words } from './text.ts';

/** Tokens for programs. */
export function TokensPart(props: SettingsProps): VNode {
  const { tokens, users, api } = props.models.settings;
  const making = useSignal(false);
  const revoking = useSignal<ApiTokenRecord | null>(null);
  useEffect(() => {
    void tokens.load();
    void users.load();
  }, [tokens, users]);
  const manages = may(props.session, 'people.manage');
  const reload = () => void tokens.load();
  const nameOf = (id: string) => users.value.value?.items.find((user) => user.id === id)?.name ?? id;
  return (
    <>
      <p class="quiet">{words.intro}</p>
      <div class="dialog-actions">
        {manages ? (
          <Button look="primary" onClick={() => (making.value = true)}>
            {words.make}
          </Button>
        ) : null}
        <a class="button button-quiet" href="/api/docs">
          {words.docs}
        </a>
      </div>
      <Loaded of={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{words.none}</p>
          ) : (
            <Table
              label={words.table}
              heads={[words.name, words.scopes, words.groups, words.by, words.used, words.expires, '']}
            >
              {items.map((token) => (
                <tr key={token.id} class={isOver(token) ? 'revoked' : undefined}>
                  <th scope="row">
                    <Shown value={token.name} max={80} />
                  </th>
                  <td>
                    <ul class="scopes">
                      {token.scopes.map((scope) => (
                        <li key={scope}>{permissionWords[scope]}</li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    {token.groups === null ? (
                      <span class="quiet">{settingsText.allGroups}</span>
                    ) : (
                      <Shown value={token.groups.join(', ')} max={80} />
                    )}
                  </td>
                  <td>
                    <Shown value={nameOf(token.createdBy)} max={60} />
                  </td>
                  <td class="nowrap">
                    {token.usedAt === null ? (
                      <span class="quiet">{words.never}</span>
                    ) : (
                      age(Date.parse(token.usedAt), now.value)
                    )}
                  </td>
                  <td class="nowrap">
                    {token.revokedAt === null
                      ? dayOf(token.expiresAt)
                      : words.revoked(dayOf(token.revokedAt))}
                  </td>
                  <td class="row-do">
                    {isOver(token) || !manages ? null : (
                      <Button
                        look="quiet"
                        of={sentenceText(token.name, 60)}
                        onClick={() => (revoking.value = token)}
                      >
                        {words.revoke}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Loaded>
      {making.value ? <TokenForm {...props} onDone={reload} onClose={() => (making.value = false)} /> : null}
      {revoking.value === null ? null : (
        <Confirm
          title={words.revokeTitle}
          confirm={words.revokeConfirm}
          call={() => api.revokeToken(revoking.value?.id ?? '')}
          onDone={reload}
          onClose={() => (revoking.value = null)}
        >
          <p>
            <Shown value={revoking.value.name} max={80} />
          </p>
          <p>{words.revokeText}</p>
        </Confirm>
      )}
    </>
  );
}

const isOver = ({ revokedAt, expiresAt }: ApiTokenRecord): boolean =>
  revokedAt !== null || Date.parse(expiresAt) < Date.now();
