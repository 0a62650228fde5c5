import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { AddDevice } from './add-device.tsx';
import { DeviceTable } from './table.tsx';
import { deviceText } from './text.ts';

const refreshMs = 15_000;

export function DevicesPage(props: { readonly models: Models; readonly adding: boolean }): VNode {
  usePageTitle(...(props.adding ? [deviceText.add] : []), deviceText.title);
  const { devices, policy } = props.models;
  const refresh = useMemo(
    () => () => {
      // A table of states: what is new belongs in it at once, unlike in a list that is being read.
      void devices.poll().then(() => devices.showWaiting());
      void policy.load();
    },
    [devices, policy],
  );
  useEffect(() => {
    if (devices.phase.value === 'idle') void devices.load();
    refresh();
  }, [devices, refresh]);
  useRefresh(refresh, refreshMs);
  return (
    <div class="page page-devices">
      <div class="page-head">
        <h1 tabIndex={-1}>{deviceText.title}</h1>
        <a class="button button-primary" href={hrefOf({ page: 'devices', adding: true })}>
          {deviceText.add}
        </a>
      </div>
      <Inside {...props} />
      {props.adding ? <AddDevice code={props.models.code} /> : null}
    </div>
  );
}

function Inside({ models }: { readonly models: Models }): VNode {
  const { devices, policy } = models;
  const items = devices.items.value;
  const retry = () => void devices.load();
  if (items.length === 0) {
    if (devices.error.value !== null) return <NothingLoaded error={devices.error.value} onRetry={retry} />;
    if (devices.phase.value !== 'ready') return <Loading />;
    return (
      <EmptyState title={deviceText.emptyTitle}>
        <p>{deviceText.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="quiet">{deviceText.intro}</p>
      <Trouble
        error={devices.error.value}
        loadedAt={devices.loadedAt.value}
        onRetry={() => void devices.poll().then(() => devices.showWaiting())}
      />
      <DeviceTable devices={items} inForce={policy.policy.value?.version ?? null} />
      <div class="rows-end">
        {devices.hasMore.value ? (
          <Button onClick={() => void devices.more()} unavailable={devices.loadingMore.value}>
            {devices.loadingMore.value ? deviceText.loadingOlder : deviceText.older}
          </Button>
        ) : (
          <p>{deviceText.end(count(items.length))}</p>
        )}
      </div>
    </>
  );
}
