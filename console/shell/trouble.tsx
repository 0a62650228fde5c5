import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { ApiError } from '../api/call.ts';
import { errorSentence, shellText } from './text.ts';
import { clockTime } from './time.ts';

/** A call failed while something is shown: what is shown stays, with its time. */
export function Trouble(props: {
  readonly error: ApiError | null;
  readonly loadedAt?: number | null;
  readonly onRetry?: () => void;
}): VNode | null {
  const { error, loadedAt = null, onRetry } = props;
  if (error === null) return null;
  return (
    <Notice
      tone="stop"
      role="alert"
      actions={onRetry === undefined ? undefined : <Button onClick={onRetry}>{shellText.tryAgain}</Button>}
    >
      <Shown value={errorSentence(error)} max={400} />
      {loadedAt === null ? '' : ` ${shellText.shownFrom(clockTime(loadedAt))}`}
    </Notice>
  );
}

/** A call failed and there is nothing to show instead. */
export function NothingLoaded(props: { readonly error: ApiError; readonly onRetry: () => void }): VNode {
  const unreadable = props.error.code === 'console/unreadable-answer';
  return (
    <div role="alert">
      <EmptyState
        title={unreadable ? shellText.unreadableTitle : errorSentence({ ...props.error, message: '' })}
        actions={<Button onClick={props.onRetry}>{shellText.tryAgain}</Button>}
      >
        {unreadable ? <p>{shellText.unreadableHint}</p> : null}
        {props.error.message === '' || unreadable ? null : (
          <p>
            <Shown value={props.error.message} max={400} />
          </p>
        )}
      </EmptyState>
    </div>
  );
}

/** Appears only when an answer takes its time, so that fast ones don't flicker. */
export function Loading(): VNode {
  return (
    <p class="loading" role="status">
      {shellText.loading}
    </p>
  );
}
