import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { EnrolmentCodeRecord } from '../../../lib/core/api/coverage.ts';
import { may } from '../../shell/allowed.tsx';
import { hrefOf } from '../../shell/route.ts';
import { count, dayOf } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { CoverageProps } from '../page.tsx';
import { toKit } from '../route.ts';
import { coverageText } from '../text.ts';
import { kitText as words } from './text.ts';

/** Codes without their secrets. */
export function CodeList({ models, session }: CoverageProps): VNode {
  const { codes } = models.coverage;
  const asking = useSignal<EnrolmentCodeRecord | null>(null);
  const items = codes.items.value;
  return (
    <section class="block" aria-labelledby="codes">
      <h2 id="codes">{words.codes}</h2>
      <Trouble error={codes.error.value} onRetry={() => void codes.load()} />
      {items.length === 0 ? (
        codes.phase.value === 'ready' && codes.error.value === null ? (
          <p class="quiet">{words.noCodes}</p>
        ) : null
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-labelledby="codes">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.group}</th>
                <th scope="col">{words.state}</th>
                <th scope="col" class="figure">
                  {words.usedHead}
                </th>
                <th scope="col">{words.made}</th>
                <th scope="col">{words.expires}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {items.map((code) => (
                <tr key={code.id}>
                  <th scope="row">
                    <Shown value={code.group} max={64} />
                  </th>
                  <td>{words.states[code.state]}</td>
                  <td class="figure">{words.used(count(code.uses), count(code.maxUses))}</td>
                  <td class="nowrap">
                    {code.createdAt === null ? '–' : dayOf(code.createdAt)}
                    {code.createdBy === 'system' ? <span class="quiet"> {words.system}</span> : null}
                  </td>
                  <td class="nowrap">{dayOf(code.expiresAt)}</td>
                  <td class="row-do">
                    <a class="button button-quiet" href={hrefOf(toKit(code.id))}>
                      {words.watch}
                    </a>
                    {code.state === 'valid' && may(session, 'devices.manage') ? (
                      <Button look="quiet" onClick={() => (asking.value = code)}>
                        {words.revoke}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {codes.hasMore.value ? (
        <Button onClick={() => void codes.more()} unavailable={codes.loadingMore.value}>
          {coverageText.older}
        </Button>
      ) : null}
      {asking.value === null ? null : (
        <RevokeCode models={models} code={asking.value} onClose={() => (asking.value = null)} />
      )}
    </section>
  );
}

function RevokeCode(
  props: Pick<CoverageProps, 'models'> & {
    readonly code: EnrolmentCodeRecord;
    readonly onClose: () => void;
  },
): VNode {
  const { code, onClose } = props;
  const { api, codes } = props.models.coverage;
  const action = useAction();
  const left = code.maxUses - code.uses;
  const revoke = async () => {
    if ((await action.run(() => api.revokeCode(code.id))) === null) return;
    await codes.load();
    onClose();
  };
  return (
    <ModalDialog title={words.revokeTitle} onClose={onClose}>
      <p>{words.revokeText(count(left), left)}</p>
      <Trouble error={action.error.value} />
      <div class="dialog-actions">
        <Button look="primary" onClick={onClose}>
          {coverageText.cancel}
        </Button>
        <Button onClick={() => void revoke()} unavailable={action.busy.value}>
          {words.revokeConfirm}
        </Button>
      </div>
    </ModalDialog>
  );
}
