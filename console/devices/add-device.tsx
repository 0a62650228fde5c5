import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { Notice } from '../../lib/design/components/badge.tsx';
import type { EnrolmentCodeAnswer } from '../../lib/core/api/coverage.ts';
import { goTo } from '../shell/navigation.ts';
import { fullTime } from '../shell/time.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { CodeModel } from './model.ts';
import { deviceText } from './text.ts';

/** Makes an enrolment code and shows it, once. */
export function AddDevice({ code }: { readonly code: CodeModel }): VNode {
  const close = () => {
    code.reset();
    goTo({ page: 'devices', adding: false }, 'replace');
  };
  useEffect(() => () => code.reset(), [code]);
  const state = code.state.value;
  return (
    <ModalDialog title={state.kind === 'made' ? deviceText.codeTitle : deviceText.add} onClose={close}>
      {state.kind === 'made' ? (
        <Made answer={state.answer} onDone={close} />
      ) : (
        <CodeFields code={code} onCancel={close} />
      )}
    </ModalDialog>
  );
}

function CodeFields({ code, onCancel }: { readonly code: CodeModel; readonly onCancel: () => void }): VNode {
  const group = useSignal('everyone');
  const uses = useSignal('1');
  const days = useSignal('7');
  const form = useRef<HTMLFormElement>(null);
  const state = code.state.value;
  const errors = state.kind === 'form' ? state.errors : null;
  useEffect(() => {
    const first = form.current?.querySelector('[aria-invalid]');
    if (first instanceof HTMLElement) first.focus();
  }, [errors]);
  return (
    <form
      class="form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void code.make({ group: group.value, uses: uses.value, days: days.value });
      }}
    >
      <p>{deviceText.codeIntro}</p>
      <Field label={deviceText.codeGroup} hint={deviceText.codeGroupHint} error={errors?.group ?? null}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            value={group.value}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => (group.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="form-row">
        <Field label={deviceText.codeUses} error={errors?.uses ?? null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-number"
              inputMode="numeric"
              value={uses.value}
              onInput={(event) => (uses.value = event.currentTarget.value.trim())}
            />
          )}
        </Field>
        <Field label={deviceText.codeDays} error={errors?.days ?? null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-number"
              inputMode="numeric"
              value={days.value}
              onInput={(event) => (days.value = event.currentTarget.value.trim())}
            />
          )}
        </Field>
      </div>
      <Trouble error={state.kind === 'form' ? state.error : null} />
      <div class="dialog-actions">
        <Button look="primary" type="submit" unavailable={state.kind === 'making'}>
          {state.kind === 'making' ? deviceText.making : deviceText.make}
        </Button>
        <Button onClick={onCancel}>{deviceText.cancel}</Button>
      </div>
    </form>
  );
}

function Made({
  answer,
  onDone,
}: {
  readonly answer: EnrolmentCodeAnswer;
  readonly onDone: () => void;
}): VNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  useEffect(() => field.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(answer.code);
      copied.value = 'yes';
    } catch {
      // Refused, or no secure context.
      field.current?.select();
      copied.value = 'failed';
    }
  };
  return (
    <div class="form">
      <Notice tone="info">
        {deviceText.once} {deviceText.validUntil(fullTime(answer.expiresAt))}
      </Notice>
      <label class="visually-hidden" for="enrolment-code">
        {deviceText.code}
      </label>
      <textarea
        class="input code-box"
        id="enrolment-code"
        ref={field}
        readOnly
        rows={4}
        spellcheck={false}
        value={answer.code}
        onFocus={(event) => {
          event.currentTarget.select();
          event.currentTarget.scrollTo({ top: 0 });
        }}
      />
      <div class="copy">
        <Button onClick={() => void copy()}>{deviceText.copy}</Button>
        <span role="status">
          {copied.value === 'yes'
            ? deviceText.copied
            : copied.value === 'failed'
              ? deviceText.copyFailed
              : ''}
        </span>
      </div>
      <ol>
        {deviceText.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{deviceText.appears}</p>
      <div class="dialog-actions">
        <Button look="primary" onClick={onDone}>
          {deviceText.done}
        </Button>
      </div>
    </div>
  );
}
