import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import type { Rollout } from '../../lib/core/api/policy.ts';
import type { Answered, ApiError } from '../api/call.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { Confirm } from './confirm.tsx';
import { mayDo } from './nav.tsx';
import { stageErrors, stageOf } from './publish-wish.ts';
import { StageFields } from './stage-fields.tsx';
import { stageWords } from './stage-words.ts';
import { rolloutText } from './rollout-text.ts';
import { versionsText } from './text.ts';

const refreshMs = 30_000;

/** A version on its way from some devices to all; nothing while none is. */
export function RolloutPanel(props: {
  readonly models: Models;
  /** It was widened or has ended. */
  readonly onChange?: () => void;
}): VNode | null {
  const { models, onChange } = props;
  const { versionsApi, policy } = models;
  const inForce = String(policy.policy.value?.version ?? '');
  const rollout = useAnswer(inForce, () => versionsApi.rollout());
  useRefresh(rollout.reload, refreshMs);
  if (rollout.error !== null && rollout.error.status !== 404)
    return <Trouble error={rollout.error} onRetry={rollout.reload} />;
  if (rollout.value === null) return null;
  const refresh = () => {
    rollout.reload();
    void policy.load();
    onChange?.();
  };
  return <Running models={models} rollout={rollout.value} onChange={refresh} />;
}

function Running(props: {
  readonly models: Models;
  readonly rollout: Rollout;
  readonly onChange: () => void;
}): VNode {
  const { models, rollout, onChange } = props;
  const { versionsApi } = models;
  const { version, activeVersion, stages, reach } = rollout;
  const asked = useSignal<'widen' | 'abort' | null>(null);
  const error = useSignal<ApiError | null>(null);
  const act = async (step: () => Answered<unknown>): Promise<ApiError | null> => {
    const done = await step();
    error.value = done.ok ? null : done.error;
    onChange();
    return error.value;
  };
  const close = () => (asked.value = null);
  return (
    <section class="rollout" aria-labelledby="rollout-title">
      <h2 id="rollout-title">
        <a href={hrefOf({ page: 'history', version })}>{rolloutText.rollingOut(version)}</a>
      </h2>
      <p>
        {rolloutText.rolloutReach(count(reach.current), count(reach.devices))}{' '}
        {rolloutText.rolloutOthers(activeVersion)}
      </p>
      <meter
        aria-label={rolloutText.rollingOut(version)}
        min={0}
        max={Math.max(1, reach.devices)}
        value={reach.current}
      />
      <p class="quiet">
        {rolloutText.stageTitle}: {stages.map(stageWords).join('; ')}.
      </p>
      <Trouble error={error.value} />
      {mayDo(models, 'policy.publish') ? (
        <div class="dialog-actions">
          <Button look="primary" onClick={() => void act(() => versionsApi.complete(version))}>
            {rolloutText.complete}
          </Button>
          <Button onClick={() => (asked.value = 'widen')}>{rolloutText.widen}</Button>
          <Button onClick={() => (asked.value = 'abort')}>{rolloutText.abort}</Button>
        </div>
      ) : null}
      {asked.value === 'widen' ? (
        <Widen
          models={models}
          onWiden={(stage) => void act(() => versionsApi.widen(version, stage)).then(close)}
          onClose={close}
        />
      ) : null}
      {asked.value === 'abort' ? (
        <Confirm
          title={rolloutText.abortTitle(version)}
          text={rolloutText.abortText(activeVersion)}
          act={rolloutText.abortDo}
          keep={versionsText.cancel}
          asksWhy
          onAct={(why) => act(() => versionsApi.abort(version, why))}
          onClose={close}
        />
      ) : null}
    </section>
  );
}

function Widen(props: {
  readonly models: Models;
  readonly onWiden: (stage: ReturnType<typeof stageOf>) => void;
  readonly onClose: () => void;
}): VNode {
  const stage = useSignal({ groups: '', share: '50' });
  const errors = useSignal<ReturnType<typeof stageErrors> | null>(null);
  return (
    <ModalDialog title={rolloutText.widen.replace(/\s?…$/, '')} onClose={props.onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = stageErrors(stage.value);
          errors.value = found;
          if (found.groups === null && found.share === null) props.onWiden(stageOf(stage.value));
        }}
      >
        <StageFields
          models={props.models}
          value={stage.value}
          errors={errors.value}
          onChange={(change) => {
            stage.value = { ...stage.value, ...change };
            errors.value = null;
          }}
        />
        <div class="dialog-actions">
          <Button look="primary" type="submit">
            {rolloutText.widenDo}
          </Button>
          <Button onClick={props.onClose}>{versionsText.cancel}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
