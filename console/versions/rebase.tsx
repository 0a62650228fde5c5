import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { unifiedDiff } from '../../lib/core/policy/diff/unified.ts';
import type { ApiError } from '../api/call.ts';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { Loading, Trouble } from '../shell/trouble.tsx';
import { DiffLines } from './diff.tsx';
import { broughtOver, meetings, type FileMeeting } from './merge-model.ts';
import { versionsText } from './text.ts';

/** Another version came between: what becomes of each file of the draft, and what a person must choose. */
export function Rebase({ models }: { readonly models: Models }): VNode {
  const { draft, policy: model } = models;
  const theirs = useSignal<ReadonlySet<string>>(new Set());
  const error = useSignal<ApiError | null>(null);
  const busy = useSignal(false);
  useEffect(() => void model.load(), [model]);
  const policy = model.policy.value;
  const isLoaded = policy !== null && policy.version !== draft.baseVersion.value;
  const files = isLoaded ? meetings(draft.baseFiles.value, policy.files, draft.edits.value) : [];
  const bring = async () => {
    if (policy === null) return;
    busy.value = true;
    error.value = await draft.rebase(broughtOver(files, theirs.value), policy.version);
    // Yet another came between: that is what it must be held against.
    if (error.value !== null) await model.load();
    busy.value = false;
  };
  // Somebody published the same: a proposal that came from this draft, for one.
  const isDone = isLoaded && files.every(({ kind }) => kind === 'same');
  const discard = async () => {
    busy.value = true;
    error.value = await draft.throwAway();
    busy.value = false;
    if (error.value === null) goTo({ page: 'drafts' });
  };
  const choose = (path: string, take: boolean) =>
    (theirs.value = new Set(
      take ? [...theirs.value, path] : [...theirs.value].filter((one) => one !== path),
    ));
  return (
    <section class="rebase" aria-labelledby="rebase-title">
      <h2 id="rebase-title">
        {isLoaded ? versionsText.behindTitle(policy.version) : versionsText.behindTitleUnknown}
      </h2>
      <p>{isDone ? versionsText.allInForce : versionsText.behindText}</p>
      {isDone ? null : isLoaded ? (
        <ul class="rebase-files">
          {files.map((file) => (
            <li key={file.path}>
              <MetFile
                file={file}
                theirs={theirs.value.has(file.path)}
                onChoose={(take) => choose(file.path, take)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <Loading />
      )}
      <Trouble error={error.value ?? model.error.value} />
      {isDone ? (
        <Button look="primary" onClick={() => void discard()} unavailable={busy.value}>
          {versionsText.discardYes}
        </Button>
      ) : (
        <Button look="primary" onClick={() => void bring()} unavailable={busy.value || !isLoaded}>
          {busy.value ? versionsText.bringing : versionsText.bring}
        </Button>
      )}
    </section>
  );
}

const says: Record<FileMeeting['kind'], string> = {
  yours: versionsText.yours,
  same: versionsText.bothSame,
  merged: versionsText.merged,
  clash: versionsText.clash,
};

function MetFile(props: {
  readonly file: FileMeeting;
  readonly theirs: boolean;
  readonly onChoose: (theirs: boolean) => void;
}): VNode {
  const { path, kind, base, mine, theirs } = props.file;
  const name = `take-${path}`;
  return (
    <>
      <p>
        <Shown value={path} max={160} mono /> {says[kind]}
      </p>
      {kind === 'clash' ? (
        <fieldset class="rebase-choice">
          <legend class="visually-hidden">
            <Shown value={path} max={160} />
          </legend>
          <label>
            <input type="radio" name={name} checked={!props.theirs} onChange={() => props.onChoose(false)} />{' '}
            {versionsText.takeMine}
          </label>
          <label>
            <input type="radio" name={name} checked={props.theirs} onChange={() => props.onChoose(true)} />{' '}
            {versionsText.takeTheirs}
          </label>
        </fieldset>
      ) : null}
      {kind === 'clash' || kind === 'merged' ? (
        <>
          <details class="diff-file">
            <summary>{versionsText.theirChanges}</summary>
            <DiffLines path={path} diff={unifiedDiff(path, base, theirs)} />
          </details>
          <details class="diff-file">
            <summary>{versionsText.myChanges}</summary>
            <DiffLines path={path} diff={unifiedDiff(path, base, mine)} />
          </details>
        </>
      ) : null}
    </>
  );
}
