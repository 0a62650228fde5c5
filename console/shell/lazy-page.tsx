import { signal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { NothingLoaded, Loading } from './trouble.tsx';

/** A page whose code comes when it is first opened. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const loaded = signal<{ readonly page: ComponentType<Props> } | null>(null);
  const failed = signal(false);
  const start = () => {
    failed.value = false;
    load().then(
      (page) => (loaded.value = { page }),
      () => (failed.value = true),
    );
  };
  return function LazyPage(props: Props): VNode {
    useEffect(() => {
      if (loaded.value === null) start();
    }, []);
    if (loaded.value !== null) {
      const { page: Page } = loaded.value;
      return <Page {...props} />;
    }
    if (!failed.value) return <Loading />;
    return <NothingLoaded error={{ code: 'console/unreachable', status: 0, message: '' }} onRetry={start} />;
  };
}
