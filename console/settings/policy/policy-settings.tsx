import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { EmptyState } from '../../../lib/design/components/empty-state.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { sentenceText, shownText } from '../../../lib/design/components/shown-text.ts';
import type { problemSentence } from '../../rules/problem-words.ts';
import { may } from '../../shell/allowed.tsx';
import { count } from '../../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsProps } from '../page.tsx';
import { findSettings, withSettings, type SettingsChange, type SettingsFile } from './settings-file.ts';
import { publishText as words } from './text.ts';

type Props = Pick<SettingsProps, 'models' | 'session'>;

/** What of the policy's settings a part shows: `children`, of the version in force. */
export function PolicySettings(
  props: Props & {
    readonly children: (file: SettingsFile, onOutcome: (sentence: string) => void) => ComponentChildren;
  },
): VNode {
  const outcome = useSignal<string | null>(null);
  const { policy } = props.models;
  useEffect(() => void policy.load(), [policy]);
  const active = policy.policy.value;
  if (active === null)
    return policy.error.value === null ? (
      <Loading />
    ) : (
      <NothingLoaded error={policy.error.value} onRetry={() => void policy.load()} />
    );
  const file = findSettings(active.files);
  if (file === null)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <>
      <p class="quiet">
        {words.inPolicy(sentenceText(file.path, 100))}{' '}
        {may(props.session, 'policy.publish') ? '' : words.mayNot}
      </p>
      {props.children(file, (sentence) => (outcome.value = sentence))}
      {outcome.value === null ? null : (
        <Notice tone="good" role="status">
          {outcome.value}
        </Notice>
      )}
    </>
  );
}

type Say = typeof problemSentence;

/** Its words come when something is wrong: most people never see them. */
function ProblemItem({
  problem,
}: {
  readonly problem: Parameters<Say>[0] & { readonly path: string };
}): VNode {
  const say = useSignal<Say | null>(null);
  useEffect(() => {
    void import('../../rules/problem-words.ts').then(
      (words) => (say.value = words.problemSentence),
      () => undefined,
    );
  }, [say]);
  const words = say.value?.(problem) ?? problem.message;
  return (
    <li>
      <bdi>{shownText(`${problem.path}: ${words}`, 300).text}</bdi>
    </li>
  );
}

/** Publishes a change of the settings, or proposes it where a second person must approve. */
export function PublishChange(
  props: Props & {
    readonly file: SettingsFile;
    /** Null: the form is not as it must be; it says so itself. */
    readonly change: () => SettingsChange | null;
    /** What came of it, in a sentence. */
    readonly onOutcome: (sentence: string) => void;
  },
): VNode | null {
  const { models, file } = props;
  const message = useSignal('');
  const bad = useSignal(false);
  const action = useAction();
  if (!may(props.session, 'policy.publish')) return null;
  const publish = async () => {
    const active = models.policy.policy.value;
    const change = props.change();
    bad.value = message.value.trim() === '';
    if (active === null || change === null || bad.value) return;
    const files = active.files.map((each) =>
      each.path === file.path ? { path: each.path, text: withSettings(each.text, change) } : each,
    );
    const request = { files, message: message.value.trim(), baseVersion: active.version };
    const done = await action.run(() => models.settings.api.publishOrPropose(request));
    if (done === null) {
      if (action.error.value?.code === 'policy/conflict') void models.policy.load();
      return;
    }
    message.value = '';
    props.onOutcome(done.value === null ? words.proposed : words.published(count(done.value)));
    // At once, so that whoever now takes it back changes what they published.
    if (done.value !== null) void models.policy.published(done.value, files);
  };
  const error = action.error.value;
  return (
    <form
      class="block form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <Field label={words.message} error={bad.value ? words.messageBad : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            maxLength={300}
            value={message.value}
            onInput={({ currentTarget }) => (message.value = currentTarget.value)}
          />
        )}
      </Field>
      {error?.problems !== undefined ? (
        <Notice tone="stop" role="alert">
          <p>{words.problems(error.problems.length)}</p>
          <ul>
            {error.problems.slice(0, 10).map((problem, index) => (
              <ProblemItem key={index} problem={problem} />
            ))}
          </ul>
        </Notice>
      ) : error?.code === 'policy/conflict' ? (
        <Notice tone="warn" role="alert">
          {words.conflict}
        </Notice>
      ) : (
        <Trouble error={error} />
      )}
      <div class="dialog-actions">
        <Button look="primary" type="submit" unavailable={action.busy.value}>
          {action.busy.value ? words.publishing : words.publish}
        </Button>
      </div>
    </form>
  );
}
