import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Badge } from '../../../lib/design/components/badge.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { DeviceRecord } from '../../../lib/core/api/console.ts';
import { createResource } from '../../paging/resource.ts';
import { hrefOf } from '../../shell/route.ts';
import { count } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useRefresh } from '../../shell/use-refresh.ts';
import type { CoverageProps } from '../page.tsx';
import { toDevice, toDevices } from '../route.ts';
import { browserName } from '../text.ts';
import { kitText as words } from './text.ts';

const lookMs = 3_000;
const shown = 10;

/** The browsers of one code, as they enrol, and whether each took what it was told. */
export function WatchStep(props: CoverageProps & { readonly code: string | null }): VNode {
  return props.code === null ? (
    <p class="quiet">{words.choose}</p>
  ) : (
    <Watched key={props.code} {...props} code={props.code} />
  );
}

function Watched({ models, code }: CoverageProps & { readonly code: string }): VNode {
  const { api, codes } = models.coverage;
  const devices = useMemo(() => createResource(() => api.devices({ code }, null)), [api, code]);
  const look = useMemo(() => () => void devices.load(), [devices]);
  useEffect(look, [look]);
  useRefresh(look, lookMs);
  const record = codes.items.value.find(({ id }) => id === code);
  const items = devices.value.value?.items ?? [];
  const more = devices.value.value?.next !== null;
  return (
    <>
      <Trouble error={devices.error.value} onRetry={look} />
      <p role="status" class={items.length === 0 ? 'waiting-dot' : undefined}>
        {items.length === 0
          ? words.waiting
          : words.arrived(
              count(Math.max(items.length, record?.uses ?? 0)),
              record === undefined ? '…' : count(record.maxUses),
            )}
      </p>
      <ul class="arrived">
        {items.slice(0, shown).map((device) => (
          <Arrived key={device.id} device={device} />
        ))}
      </ul>
      {items.length > shown || (items.length > 0 && more) ? (
        <p>
          <a href={hrefOf(toDevices({ code }))}>{words.fullList}</a>
        </p>
      ) : null}
    </>
  );
}

function Arrived({ device }: { readonly device: DeviceRecord }): VNode {
  const { installation } = device;
  const checks = [
    [words.check.policy, device.policyVersion > 0],
    [words.check.managed, installation === null ? null : installation.type === 'admin'],
    [words.check.private, installation?.privateWindows ?? null],
    [words.check.sites, installation === null ? null : installation.missingHosts.length === 0],
  ] as const;
  return (
    <li>
      <a href={hrefOf(toDevice(device.id))}>
        <Shown value={device.label} max={60} />
      </a>{' '}
      <span class="quiet">
        <Shown value={browserName(device.client.browser)} max={30} />
      </span>
      <ul class="chips">
        {checks.map(([what, is]) => (
          <li key={what}>
            <Badge tone={is === null ? 'neutral' : is ? 'good' : 'warn'}>
              {`${what}: ${is === null ? words.unknown : is ? words.yes : words.no}`}
            </Badge>
          </li>
        ))}
      </ul>
    </li>
  );
}
