import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { ErasureAnswer } from '../../../lib/core/api/person-data.ts';
import { may } from '../../shell/allowed.tsx';
import { download } from '../../shell/download.ts';
import { count } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { Confirm } from '../forms/confirm.tsx';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { personText as words } from './text.ts';

type Outcome =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'erased'; readonly answer: ErasureAnswer }
  | null;

/** One person’s data. Nothing is asked before there is a reason. */
export function PersonForm({ models, session }: SettingsProps): VNode {
  const { api, erasures } = models.settings;
  const person = useSignal('');
  const pseudonym = useSignal('');
  const reason = useSignal('');
  const wrong = useSignal<'person' | 'pseudonym' | 'reason' | null>(null);
  const erasing = useSignal(false);
  const outcome = useSignal<Outcome>(null);
  const action = useAction();
  const about = () => ({ pseudonym: pseudonym.value, reason: reason.value.trim() });
  /** Another person is meant: nothing that is shown is about them. */
  const turnTo = (whose: string) => {
    pseudonym.value = whose;
    outcome.value = null;
  };
  /** True when all that an action needs is there. */
  const ready = (needs: 'person' | 'pseudonym'): boolean => {
    outcome.value = null;
    action.clear();
    const bad = needs === 'person' ? person.value.trim() === '' : !/^u_[0-9a-f]{20}$/.test(pseudonym.value);
    const noReason = reason.value.trim().length < 3 || reason.value.length > 500;
    wrong.value = bad ? needs : noReason ? 'reason' : null;
    return wrong.value === null;
  };
  const lookUp = async () => {
    if (!ready('person')) return;
    const asked = person.value;
    const found = await action.run(() => api.lookUp(asked.trim(), reason.value.trim()));
    if (found !== null && person.value === asked) pseudonym.value = found.value.pseudonym;
  };
  const unmask = async () => {
    if (!ready('pseudonym')) return;
    const whose = about();
    const found = await action.run(() => api.unmask(whose));
    if (found !== null && pseudonym.value === whose.pseudonym)
      outcome.value = { kind: 'person', person: found.value.person };
  };
  const exportAll = async () => {
    if (!ready('pseudonym')) return;
    const whose = about();
    const found = await action.run(() => api.exportPerson(whose));
    if (found !== null)
      download({ name: `${whose.pseudonym}.jsonl`, type: 'application/jsonl', text: found.value });
  };
  const error = action.error.value;
  return (
    <section class="block form" aria-labelledby="whose">
      <h2 id="whose">{words.find}</h2>
      <Field
        label={settingsText.reason}
        hint={settingsText.reasonHint}
        error={wrong.value === 'reason' ? settingsText.reasonBad : null}
      >
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            value={reason.value}
            onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
          />
        )}
      </Field>
      {may(session, 'people.unmask') ? (
        <>
          <Field
            label={words.person}
            hint={words.personHint}
            error={wrong.value === 'person' ? words.personBad : null}
          >
            {(ids) => (
              <input
                {...ids}
                class="input input-wide"
                autocomplete="off"
                spellcheck={false}
                value={person.value}
                onInput={({ currentTarget }) => {
                  person.value = currentTarget.value;
                  turnTo('');
                }}
              />
            )}
          </Field>
          <div class="dialog-actions">
            <Button onClick={() => void lookUp()} unavailable={action.busy.value}>
              {words.lookUp}
            </Button>
          </div>
        </>
      ) : null}
      <Field
        label={words.pseudonym}
        hint={words.pseudonymHint}
        error={wrong.value === 'pseudonym' ? words.pseudonymBad : null}
      >
        {(ids) => (
          <input
            {...ids}
            class="input input-wide mono"
            autocomplete="off"
            spellcheck={false}
            value={pseudonym.value}
            onInput={({ currentTarget }) => turnTo(currentTarget.value.trim())}
          />
        )}
      </Field>
      {error?.status === 404 ? (
        <Notice tone="warn" role="alert">
          {words.unknown}
        </Notice>
      ) : (
        <Trouble error={error} />
      )}
      <ShownOutcome outcome={outcome.value} />
      <div class="dialog-actions" role="group" aria-label={words.actions}>
        {may(session, 'people.unmask') ? (
          <>
            <Button onClick={() => void unmask()} unavailable={action.busy.value}>
              {words.unmask}
            </Button>
            <Button onClick={() => void exportAll()} unavailable={action.busy.value}>
              {words.export}
            </Button>
          </>
        ) : null}
        {may(session, 'people.erase') ? (
          <Button look="quiet" onClick={() => (erasing.value = ready('pseudonym'))}>
            {words.erase}
          </Button>
        ) : null}
      </div>
      {erasing.value ? (
        <Confirm
          title={words.eraseTitle}
          confirm={words.eraseConfirm}
          call={async () => {
            const answer = await api.erasePerson(about());
            if (answer.ok) outcome.value = { kind: 'erased', answer: answer.value };
            return answer;
          }}
          onDone={() => void erasures.load()}
          onClose={() => (erasing.value = false)}
        >
          <p>
            <Shown value={pseudonym.value} mono />
          </p>
          <p>{words.eraseText}</p>
        </Confirm>
      ) : null}
    </section>
  );
}

function ShownOutcome({ outcome }: { readonly outcome: Outcome }): VNode | null {
  if (outcome === null) return null;
  if (outcome.kind === 'person')
    return (
      <Notice tone="info" role="status">
        {words.is}{' '}
        <b>
          <Shown value={outcome.person} />
        </b>
      </Notice>
    );
  const { erased, held, complete } = outcome.answer;
  const rows = erased.reduce((sum, each) => sum + each.count, 0);
  return (
    <Notice tone={complete ? 'good' : 'warn'} role="status">
      {words.erased(count(rows))} {complete ? words.complete : words.held(count(held))}
    </Notice>
  );
}
