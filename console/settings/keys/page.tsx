import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Badge, Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { KeysAnswer, ManifestAnswer } from '../../../lib/core/api/keys.ts';
import { may } from '../../shell/allowed.tsx';
import { count, dayOf } from '../../shell/time.ts';
import { Confirm } from '../forms/confirm.tsx';
import { Loaded } from '../forms/loaded.tsx';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { OfflineRotation } from './offline.tsx';
import { keysText as words } from './text.ts';

const dayMs = 86_400_000;
/** The server's log says it four months before (docs/OPERATIONS.md). */
const soonMs = 120 * dayMs;

/** The root key, and the keys that it vouches for. */
export function KeysPart(props: SettingsProps): VNode {
  const { keys } = props.models.settings;
  useEffect(() => void keys.load(), [keys]);
  return (
    <>
      <p class="quiet">{words.intro}</p>
      <Loaded of={keys}>{(answer) => <Keys {...props} answer={answer} />}</Loaded>
    </>
  );
}

function Keys(props: SettingsProps & { readonly answer: KeysAnswer }): VNode {
  const { answer, models, session } = props;
  const { api, keys } = models.settings;
  const revoke = useSignal<ReadonlySet<string>>(new Set());
  const rotating = useSignal(false);
  const done = useSignal<ManifestAnswer | null>(null);
  const manages = may(session, 'settings.manage');
  const finished = (manifest: ManifestAnswer) => {
    done.value = manifest;
    revoke.value = new Set();
    void keys.load();
  };
  return (
    <>
      <Root answer={answer} />
      <section class="block" aria-labelledby="online">
        <h2 id="online">{words.table}</h2>
        <Table
          label={words.table}
          heads={[words.key, words.state, words.from, words.until, ...(manages ? [''] : [])]}
        >
          {answer.keys.map(({ kid, state, notBefore, notAfter }) => (
            <tr key={kid} class={state === 'retired' ? 'revoked' : undefined}>
              <th scope="row">
                <Shown value={kid} mono />
              </th>
              <td>
                <Badge tone={state === 'signing' ? 'good' : 'neutral'}>{words.states[state]}</Badge>
              </td>
              <td class="nowrap">{dayOf(notBefore)}</td>
              <td class="nowrap">{dayOf(notAfter)}</td>
              {manages ? (
                <td>
                  {state === 'retired' ? null : (
                    <label class="tick tick-plain">
                      <input
                        type="checkbox"
                        checked={revoke.value.has(kid)}
                        onChange={({ currentTarget: { checked } }) => {
                          const next = new Set(revoke.value);
                          if (checked) next.add(kid);
                          else next.delete(kid);
                          revoke.value = next;
                        }}
                      />
                      <span>{words.revoke}</span>
                    </label>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </Table>
      </section>
      {done.value === null ? null : (
        <Notice tone="good" role="status">
          {words.done(count(done.value.serial), count(done.value.version))}
        </Notice>
      )}
      {!manages ? null : answer.rootOnServer ? (
        <p>
          <Button onClick={() => (rotating.value = true)}>{words.rotate}</Button>
        </p>
      ) : (
        <OfflineRotation api={api} revoke={[...revoke.value]} onDone={finished} />
      )}
      {rotating.value ? (
        <Confirm
          title={words.rotateTitle}
          confirm={words.rotateConfirm}
          call={async () => {
            const rotated = await api.rotateKeys([...revoke.value]);
            if (rotated.ok) finished(rotated.value);
            return rotated;
          }}
          onDone={() => undefined}
          onClose={() => (rotating.value = false)}
        >
          <p>{words.rotateText}</p>
          {revoke.value.size === 0 ? null : <p>{words.revoked(count(revoke.value.size))}</p>}
        </Confirm>
      ) : null}
    </>
  );
}

function Root({ answer }: { readonly answer: KeysAnswer }): VNode {
  const { manifest } = answer;
  const endsSoon = manifest !== null && Date.parse(manifest.expiresAt) - Date.now() < soonMs;
  return (
    <section class="block" aria-labelledby="root">
      <h2 id="root">{words.root}</h2>
      <dl class="facts">
        <div>
          <dt>{words.thumbprint}</dt>
          <dd>
            <Shown value={answer.rootKey} mono />
          </dd>
        </div>
        <div>
          <dt>{words.where}</dt>
          <dd>{answer.rootOnServer ? words.onServer : words.offline}</dd>
        </div>
        <div>
          <dt>{words.list}</dt>
          <dd>
            {manifest === null
              ? words.none
              : words.serial(count(manifest.serial), dayOf(manifest.issuedAt), dayOf(manifest.expiresAt))}
          </dd>
        </div>
      </dl>
      {endsSoon ? <Notice tone="warn">{words.soon(dayOf(manifest.expiresAt))}</Notice> : null}
    </section>
  );
}
