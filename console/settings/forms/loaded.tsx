import type { ComponentChildren, VNode } from 'preact';
import type { Resource } from '../../paging/resource.ts';
import { Loading, NothingLoaded, Trouble } from '../../shell/trouble.tsx';

/** What was fetched, or why not; what was shown stays when a later call fails. */
export function Loaded<T>(props: {
  readonly of: Resource<T>;
  readonly children: (value: T) => ComponentChildren;
}): VNode {
  const { value, error, loadedAt, load } = props.of;
  const retry = () => void load();
  if (value.value === null)
    return error.value === null ? <Loading /> : <NothingLoaded error={error.value} onRetry={retry} />;
  return (
    <>
      <Trouble error={error.value} loadedAt={loadedAt.value} onRetry={retry} />
      {props.children(value.value)}
    </>
  );
}
