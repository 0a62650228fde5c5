import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { may } from '../shell/allowed.tsx';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { DeviceFilters } from './device-filters.tsx';
import { DeviceTable } from './table.tsx';
import type { CoverageProps } from './page.tsx';
import { toDevices, toKit, type DeviceQuery } from './route.ts';
import { coverageText } from './text.ts';

const refreshMs = 15_000;

/** Enrolled devices, all or those of a question. */
export function DevicesPage(props: CoverageProps & { readonly query: DeviceQuery }): VNode {
  const { models, query } = props;
  usePageTitle(coverageText.devices, coverageText.title);
  const devices = models.coverage.devices(query);
  const { figures } = models.coverage;
  const { policy } = models;
  const readsPolicy = may(props.session, 'policy.read');
  const refresh = useMemo(
    () => () => {
      void devices.renew();
      void figures.load();
      if (readsPolicy) void policy.load();
    },
    [devices, figures, policy, readsPolicy],
  );
  useEffect(() => {
    if (devices.phase.value === 'idle') void devices.load();
    refresh();
  }, [devices, refresh]);
  useRefresh(refresh, refreshMs);
  return (
    <>
      <DeviceFilters query={query} figures={figures.value.value} />
      <Found {...props} />
    </>
  );
}

function Found({ models, query }: CoverageProps & { readonly query: DeviceQuery }): VNode {
  const devices = models.coverage.devices(query);
  const items = devices.items.value;
  if (items.length === 0) {
    if (devices.error.value !== null)
      return <NothingLoaded error={devices.error.value} onRetry={() => void devices.load()} />;
    if (devices.phase.value !== 'ready') return <Loading />;
    return <Nothing filtered={Object.values(query).some((part) => part !== undefined)} />;
  }
  return (
    <>
      <Trouble
        error={devices.error.value}
        loadedAt={devices.loadedAt.value}
        onRetry={() => void devices.renew()}
      />
      <DeviceTable devices={items} inForce={models.policy.policy.value?.version ?? null} />
      <div class="rows-end">
        {devices.hasMore.value ? (
          <Button onClick={() => void devices.more()} unavailable={devices.loadingMore.value}>
            {devices.loadingMore.value ? coverageText.loadingOlder : coverageText.older}
          </Button>
        ) : (
          <p>{coverageText.end(count(items.length))}</p>
        )}
      </div>
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }): VNode {
  return filtered ? (
    <EmptyState
      title={coverageText.devicesEmpty}
      actions={
        <a class="button button-plain" href={hrefOf(toDevices())}>
          {coverageText.clearFilters}
        </a>
      }
    >
      <p>{coverageText.devicesEmptyText}</p>
    </EmptyState>
  ) : (
    <EmptyState
      title={coverageText.emptyTitle}
      actions={
        <a class="button button-primary" href={hrefOf(toKit())}>
          {coverageText.toKit}
        </a>
      }
    >
      <p>{coverageText.emptyText}</p>
    </EmptyState>
  );
}
