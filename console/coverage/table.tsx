import type { ComponentChildren, VNode } from 'preact';
import { Badge, type Tone } from '../../lib/design/components/badge.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import { hrefOf } from '../shell/route.ts';
import { age, count, fullTime, now } from '../shell/time.ts';
import { toDevice } from './route.ts';
import { browserName, coverageText as words, healthName } from './text.ts';
import { platformName } from '../shell/platforms.ts';
import { knownWord } from '../shell/known-word.ts';

/** Becomes a stack of cards when narrow; the roles keep it a table for screen readers then. */
export function DeviceTable(props: {
  readonly devices: readonly DeviceRecord[];
  /** Version in force; null while it is not known. */
  readonly inForce: number | null;
}): VNode {
  const columns = [
    words.label,
    words.person,
    words.group,
    words.browser,
    words.extension,
    words.policy,
    words.adapters,
    words.queue,
    words.seen,
  ];
  return (
    <div class="devices-scroll">
      <table class="devices" role="table" aria-label={words.devices}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((label) => (
              <th
                key={label}
                scope="col"
                role="columnheader"
                class={label === words.queue ? 'figure' : undefined}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {props.devices.map((device) => (
            <DeviceRow key={device.id} device={device} inForce={props.inForce} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <td role="cell" class={props.class}>
      <span class="cell-label" aria-hidden="true">
        {props.label}
      </span>
      <span class="cell-value">{props.children}</span>
    </td>
  );
}

function DeviceRow(props: { readonly device: DeviceRecord; readonly inForce: number | null }): VNode {
  const { device, inForce } = props;
  const { client } = device;
  return (
    <tr role="row" class={device.revokedAt === null ? undefined : 'revoked'}>
      <th scope="row" role="rowheader">
        <a href={hrefOf(toDevice(device.id))}>
          <Shown value={device.label} max={60} />
        </a>{' '}
        {device.revokedAt === null ? null : <Badge tone="neutral">{words.revoked}</Badge>}
        {device.replacedBy === null ? null : <Badge tone="neutral">{words.replaced}</Badge>}
      </th>
      <Cell label={words.person}>
        {device.person === null ? (
          <span class="quiet">{words.nobody}</span>
        ) : (
          <span class="person-short" title={shownText(device.person, 60).text}>
            <Shown value={device.person.slice(0, 8)} mono />
          </span>
        )}
      </Cell>
      <Cell label={words.group}>
        <Shown value={device.group} max={64} />
      </Cell>
      <Cell label={words.browser}>
        <Shown
          value={`${browserName(client.browser)} ${client.browserVersion.split('.')[0] ?? ''}`}
          max={40}
        />
        <span class="quiet">
          {client.os === '' ? null : (
            <>
              , <Shown value={client.os} max={40} />
            </>
          )}
        </span>
      </Cell>
      <Cell label={words.extension}>
        <Shown value={client.version} max={30} />
      </Cell>
      <Cell label={words.policy}>
        <PolicyState version={device.policyVersion} inForce={inForce} />
      </Cell>
      <Cell label={words.adapters}>
        <Adapters adapters={device.adapters} />
      </Cell>
      <Cell label={words.queue} class={device.queued === 0 ? 'figure zero' : 'figure'}>
        {count(device.queued)}
      </Cell>
      <Cell label={words.seen} class="nowrap">
        {device.lastSeenAt === null ? (
          <span class="quiet">{words.neverSeen}</span>
        ) : (
          <time dateTime={device.lastSeenAt} title={fullTime(device.lastSeenAt)}>
            {age(Date.parse(device.lastSeenAt), now.value)}
          </time>
        )}
      </Cell>
    </tr>
  );
}

function PolicyState(props: { readonly version: number; readonly inForce: number | null }): VNode {
  const { version, inForce } = props;
  if (version === 0) return <Badge tone="warn">{words.none}</Badge>;
  if (inForce === null) return <>{version}</>;
  if (version >= inForce)
    return (
      <>
        {version} <span class="quiet">{words.current}</span>
      </>
    );
  return (
    <>
      {version} <Badge tone="warn">{words.behind(count(inForce - version))}</Badge>
    </>
  );
}

const healthTone: Readonly<Record<string, Tone>> = { degraded: 'warn', blind: 'stop' };

function Adapters({ adapters }: Pick<DeviceRecord, 'adapters'>): VNode {
  if (adapters.length === 0) return <span class="quiet">{words.noAdapters}</span>;
  return (
    <ul class="adapters">
      {adapters.map(({ platform, health, missing }) => (
        <li
          key={`${platform} ${health}`}
          title={missing.length === 0 ? undefined : shownText(missing.join(', '), 300).text}
        >
          <Shown value={platformName(platform)} max={30} />{' '}
          {health === 'ok' ? (
            <span class="quiet">{healthName(health)}</span>
          ) : (
            <Badge tone={knownWord(healthTone, health) ?? 'neutral'}>
              {shownText(healthName(health), 30).text}
            </Badge>
          )}
          {missing.length === 0 ? null : <span class="quiet"> {words.missing(missing.length)}</span>}
        </li>
      ))}
    </ul>
  );
}
