import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { PublishState } from './draft-model.ts';
import { editorText } from './text.ts';

/** What would change and for whom, and the two ways on: check, publish. */
export function PublishBar({ models }: { readonly models: Models }): VNode {
  const { draft, policy } = models;
  const message = useSignal('');
  const missing = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const files = draft.changed.value.size;
  const busy = draft.publish.value.kind === 'publishing';
  const publish = async () => {
    missing.value = message.value.trim() === '';
    if (missing.value) {
      field.current?.focus();
      return;
    }
    await draft.runPublish(message.value.trim());
    const result = draft.publish.value;
    if (result.kind === 'published') message.value = '';
    if (result.kind === 'published' || result.kind === 'conflict') await policy.load();
    const inForce = policy.policy.value;
    if (result.kind === 'conflict' && inForce !== null && policy.error.value === null)
      draft.nameConflict(inForce);
  };
  return (
    <section class="publish" aria-label={editorText.publish}>
      <PublishResult models={models} state={draft.publish.value} />
      <form
        class="publish-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (files > 0) void publish();
        }}
      >
        <p class="publish-what">
          {files === 0
            ? editorText.nothing
            : editorText.changes(files, count(policy.policy.value?.reach.devices ?? 0))}
        </p>
        <input
          class="input publish-message"
          ref={field}
          aria-label={editorText.message}
          placeholder={editorText.message}
          maxLength={300}
          value={message.value}
          aria-invalid={missing.value ? 'true' : undefined}
          aria-describedby={missing.value ? 'publish-missing' : undefined}
          onInput={(event) => {
            message.value = event.currentTarget.value;
            missing.value = false;
          }}
        />
        <Button onClick={() => void draft.runCheck()} unavailable={draft.check.value.kind === 'checking'}>
          {draft.check.value.kind === 'checking' ? editorText.checking : editorText.check}
        </Button>
        <Button look="primary" type="submit" unavailable={files === 0 || busy}>
          {busy ? editorText.publishing : editorText.publish}
        </Button>
      </form>
      {missing.value ? (
        <p class="field-error" id="publish-missing" role="alert">
          {editorText.messageNeeded}
        </p>
      ) : null}
    </section>
  );
}

function PublishResult({
  models,
  state,
}: {
  readonly models: Models;
  readonly state: PublishState;
}): VNode | null {
  switch (state.kind) {
    case 'none':
    case 'publishing':
      return null;
    case 'published':
      return (
        <Notice tone="good" role="status">
          {editorText.published(state.version)}
        </Notice>
      );
    case 'refused':
      return (
        <Notice tone="stop" role="alert">
          {editorText.refused}
        </Notice>
      );
    case 'failed':
      return <Trouble error={state.error} />;
    case 'conflict':
      return <Conflict models={models} theirs={state.theirs} />;
  }
  return state satisfies never;
}

function Conflict(props: {
  readonly models: Models;
  readonly theirs: Extract<PublishState, { kind: 'conflict' }>['theirs'];
}): VNode {
  const { draft, policy } = props.models;
  const { theirs } = props;
  const rebase = async () => {
    await policy.load();
    const inForce = policy.policy.value;
    if (inForce !== null && policy.error.value === null) draft.rebase(inForce);
  };
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={<Button onClick={() => void rebase()}>{editorText.rebase}</Button>}
    >
      <p>
        <b>{theirs === null ? editorText.conflictTitleUnknown : editorText.conflictTitle(theirs.version)}</b>{' '}
        {editorText.conflict}
      </p>
      {theirs === null || theirs.both.length === 0 ? null : (
        <p>
          {editorText.conflictFiles}{' '}
          {theirs.both.map((path, index) => (
            <span key={path}>
              {index === 0 ? '' : ', '}
              <Shown value={path} max={80} mono />
            </span>
          ))}
        </p>
      )}
    </Notice>
  );
}
