import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { may } from '../../shell/allowed.tsx';
import { CopyBox } from '../../shell/copy-box.tsx';
import { goTo } from '../../shell/navigation.ts';
import { fullTime } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import type { CoverageProps } from '../page.tsx';
import { toKit } from '../route.ts';
import { kitText as words } from './text.ts';

/** Makes an enrolment code and shows it, once; or takes one that was made before. */
export function CodeStep(props: CoverageProps): VNode {
  const { kit } = props.models.coverage;
  const state = kit.state.value;
  if (state.kind === 'made')
    return (
      <div class="form">
        <Notice tone="info">
          {words.once} {words.validUntil(fullTime(state.answer.expiresAt))}
        </Notice>
        <CopyBox
          label={words.code}
          text={state.answer.code}
          copy={words.copy}
          onReady={(field) => field?.focus()}
        />
        <p class="quiet">{words.byHand}</p>
        <div class="dialog-actions">
          <Button onClick={() => kit.reset()}>{words.another}</Button>
        </div>
      </div>
    );
  return (
    <>
      <p>{words.codeText}</p>
      {may(props.session, 'devices.manage') ? <CodeFields {...props} /> : <p>{words.notAllowed}</p>}
      <div class="form">
        <Field label={words.paste} error={kit.unreadable.value ? words.pasteBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input mono input-wide"
              autocomplete="off"
              spellcheck={false}
              value={kit.pasted.value}
              onInput={({ currentTarget }) => kit.paste(currentTarget.value)}
            />
          )}
        </Field>
      </div>
    </>
  );
}

function CodeFields({ models }: CoverageProps): VNode {
  const { kit, codes } = models.coverage;
  const group = useSignal('everyone');
  const uses = useSignal('1');
  const days = useSignal('7');
  const form = useRef<HTMLFormElement>(null);
  const state = kit.state.value;
  const faults = state.kind === 'form' ? state.faults : null;
  useEffect(() => {
    const first = form.current?.querySelector('[aria-invalid]');
    if (first instanceof HTMLElement) first.focus();
  }, [faults]);
  const make = async () => {
    const id = await kit.make({ group: group.value, uses: uses.value, days: days.value });
    if (id === null) return;
    goTo(toKit(id), 'replace');
    void codes.load();
  };
  return (
    <form
      class="form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <div class="form-row">
        <Field
          label={words.group}
          hint={words.groupHint}
          error={faults?.group === true ? words.groupBad : null}
        >
          {(ids) => (
            <input
              {...ids}
              class="input"
              value={group.value}
              autocomplete="off"
              spellcheck={false}
              onInput={({ currentTarget }) => (group.value = currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words.uses} error={faults?.uses === true ? words.usesBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-number"
              inputMode="numeric"
              value={uses.value}
              onInput={({ currentTarget }) => (uses.value = currentTarget.value.trim())}
            />
          )}
        </Field>
        <Field label={words.days} error={faults?.days === true ? words.daysBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-number"
              inputMode="numeric"
              value={days.value}
              onInput={({ currentTarget }) => (days.value = currentTarget.value.trim())}
            />
          )}
        </Field>
      </div>
      <Trouble error={state.kind === 'form' ? state.error : null} />
      <div class="dialog-actions">
        <Button look="primary" type="submit" unavailable={state.kind === 'making'}>
          {state.kind === 'making' ? words.making : words.make}
        </Button>
      </div>
    </form>
  );
}
