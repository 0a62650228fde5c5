import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import type { PolicyVersion } from '../../lib/core/api/policy.ts';
import type { Models } from '../shell/models.ts';
import { Loading, Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { Confirm } from './confirm.tsx';
import { DiffView } from './diff.tsx';
import { mayDo } from './nav.tsx';
import { versionsText } from './text.ts';

/** What a version changed of the one before it, and the way back to it. */
export function VersionDetail(props: {
  readonly models: Models;
  readonly version: PolicyVersion;
  /** In force for everybody. */
  readonly active: number | null;
  /** On its way from some devices to all: nothing else can be published before that has ended. */
  readonly staged: number | null;
  /** Went back: the number of the new version. */
  readonly onWent: (version: number) => void;
}): VNode {
  const { models, version, active, staged } = props;
  const asking = useSignal(false);
  const before = comparedWith(version);
  const diff = useAnswer(before === null ? null : `${before} ${version.version}`, () =>
    models.versionsApi.diff(before ?? 0, version.version),
  );
  const isOlder = active !== null && version.version !== active && version.state === 'past';
  return (
    <div class="version-detail">
      {version.kind === 'renewal' ? (
        <p class="quiet">{versionsText.same}</p>
      ) : before === null ? (
        <p class="quiet">{versionsText.first}</p>
      ) : (
        <>
          <p class="quiet">{versionsText.compared(before)}</p>
          <Trouble error={diff.error} onRetry={diff.reload} />
          {diff.value === null ? diff.error === null ? <Loading /> : null : <DiffView diff={diff.value} />}
        </>
      )}
      {isOlder && mayDo(models, 'policy.publish') ? (
        staged === null ? (
          <Button onClick={() => (asking.value = true)}>{versionsText.rollback}</Button>
        ) : (
          <p class="quiet">{versionsText.rollbackWaits(staged)}</p>
        )
      ) : null}
      {asking.value && active !== null ? (
        <Confirm
          title={versionsText.rollbackTitle(version.version)}
          text={versionsText.rollbackText(active)}
          act={versionsText.rollback}
          keep={versionsText.cancel}
          asksWhy
          onAct={async (message) => {
            const request = { version: version.version, baseVersion: active, message };
            const done = await models.versionsApi.rollback(request);
            if (!done.ok) return done.error;
            props.onWent(done.value.version);
            return null;
          }}
          onClose={() => (asking.value = false)}
        />
      ) : null}
    </div>
  );
}

/** Numbers have no gaps, so the one before is what it replaced; a rollback is based on an older one. */
function comparedWith({ version, kind }: PolicyVersion): number | null {
  return kind === 'renewal' || version === 1 ? null : version - 1;
}
