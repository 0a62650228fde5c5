import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { shellText } from './text.ts';
import { Loading } from './trouble.tsx';
import { usePageTitle } from './use-page-title.ts';

type Page<Props> = (props: Props) => VNode;

/** A page whose code comes when it is first shown. Known at once from then on. */
export function lazily<Props extends object>(load: () => Promise<Page<Props>>): Page<Props> {
  let loaded: Page<Props> | null = null;
  return function Lazy(props: Props): VNode {
    const [page, setPage] = useState<{ readonly shown: Page<Props> | null; readonly failed: boolean }>({
      shown: loaded,
      failed: false,
    });
    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (arrived) => {
          loaded = arrived;
          setPage({ shown: arrived, failed: false });
        },
        () => setPage({ shown: null, failed: true }),
      );
    }, []);
    if (page.failed) return <NotLoaded />;
    const Shown = page.shown;
    return Shown === null ? <Loading /> : <Shown {...props} />;
  };
}

/** Another version was installed meanwhile, or the server is away. */
function NotLoaded(): VNode {
  usePageTitle(shellText.notLoaded);
  const reload: ComponentChildren = (
    <a class="button button-plain" href={location.href} onClick={() => location.reload()}>
      {shellText.loadAgain}
    </a>
  );
  return (
    <div class="page" role="alert">
      <h1 class="visually-hidden" tabIndex={-1}>
        {shellText.notLoaded}
      </h1>
      <EmptyState title={shellText.notLoaded} actions={reload}>
        <p>{shellText.notLoadedText}</p>
      </EmptyState>
    </div>
  );
}
