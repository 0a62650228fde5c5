import { useSignal, type Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { blankForm, publishErrors, wishOf, type PublishErrors, type PublishForm } from './publish-wish.ts';
import { StageFields } from './stage-fields.tsx';
import { publishText } from './publish-text.ts';

/** Who gets the draft, when, and who must agree. */
export function PublishDraft({ models }: { readonly models: Models }): VNode {
  const { draft, policy } = models;
  const form = useSignal<PublishForm>(blankForm);
  const errors = useSignal<PublishErrors | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const inForce = policy.policy.value;
  const mustReview = inForce?.review === 'second-person';
  const isReview = mustReview || form.value.review;
  const busy = draft.publish.value.kind === 'publishing';
  const set = (change: Partial<PublishForm>) => {
    form.value = { ...form.value, ...change };
    errors.value = null;
  };
  const submit = async () => {
    errors.value = publishErrors(form.value, Date.now());
    if (errors.value !== null) {
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    await draft.runPublish(wishOf(form.value, mustReview));
    await policy.load();
  };
  return (
    <form
      class="form publish-form"
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <Field label={publishText.message} hint={publishText.messageHint} error={errors.value?.message ?? null}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            maxLength={300}
            value={form.value.message}
            onInput={(event) => set({ message: event.currentTarget.value })}
          />
        )}
      </Field>
      <fieldset class="choices">
        <legend>{publishText.who}</legend>
        <Choice form={form} name="who" value="everybody" onChoose={set}>
          {publishText.everybody(
            publishText.devices(inForce?.reach.devices ?? 0, count(inForce?.reach.devices ?? 0)),
          )}
        </Choice>
        <Choice form={form} name="who" value="some" onChoose={set}>
          {publishText.some}
        </Choice>
        {form.value.who === 'some' ? (
          <StageFields models={models} value={form.value} errors={errors.value} onChange={set} />
        ) : null}
      </fieldset>
      <fieldset class="choices">
        <legend>{publishText.whenTitle}</legend>
        <Choice form={form} name="when" value="now" onChoose={set}>
          {isReview ? publishText.reviewNow : publishText.now}
        </Choice>
        <Choice form={form} name="when" value="later" onChoose={set}>
          {publishText.later}
        </Choice>
        {form.value.when === 'later' ? (
          <Field label={publishText.time} error={errors.value?.time ?? null}>
            {(ids) => (
              <input
                {...ids}
                class="input input-time"
                type="datetime-local"
                value={form.value.time}
                onInput={(event) => set({ time: event.currentTarget.value })}
              />
            )}
          </Field>
        ) : null}
      </fieldset>
      {mustReview ? (
        <Notice tone="info">{publishText.reviewNeeded}</Notice>
      ) : (
        <label class="tick">
          <input
            type="checkbox"
            checked={form.value.review}
            onChange={(event) => set({ review: event.currentTarget.checked })}
          />
          {publishText.askReview}
        </label>
      )}
      <div>
        <Button look="primary" type="submit" unavailable={busy}>
          {busy ? publishText.publishing : verbOf(form.value, isReview)}
        </Button>
      </div>
    </form>
  );
}

function verbOf({ when }: PublishForm, isReview: boolean): string {
  if (isReview) return publishText.propose;
  return when === 'later' ? publishText.schedule : publishText.publish;
}

function Choice<N extends 'who' | 'when'>(props: {
  readonly form: Signal<PublishForm>;
  readonly name: N;
  readonly value: PublishForm[N];
  readonly onChoose: (change: Partial<PublishForm>) => void;
  readonly children: string;
}): VNode {
  const { form, name, value } = props;
  return (
    <label class="choice">
      <input
        type="radio"
        name={`publish-${name}`}
        checked={form.value[name] === value}
        onChange={() => props.onChoose({ [name]: value })}
      />
      {props.children}
    </label>
  );
}
