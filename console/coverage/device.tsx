import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Badge, Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText, shownText } from '../../lib/design/components/shown-text.ts';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import { createResource } from '../paging/resource.ts';
import { may } from '../shell/allowed.tsx';
import { hrefOf } from '../shell/route.ts';
import { count, dayOf, fullTime } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { useAction } from '../shell/use-action.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { partName } from './gap-text.ts';
import type { CoverageProps } from './page.tsx';
import { toDevice, toDevices } from './route.ts';
import { toHold } from '../settings/route.ts';
import { browserName, coverageText as words, healthName } from './text.ts';
import { platformName } from '../shell/platforms.ts';

/** Everything that is known of one device. */
export function DevicePage(props: CoverageProps & { readonly id: string }): VNode {
  const { id } = props;
  const { api } = props.models.coverage;
  const device = useMemo(() => createResource(() => api.device(id)), [api, id]);
  const refresh = useMemo(() => () => void device.load(), [device]);
  useEffect(refresh, [refresh]);
  useRefresh(refresh, 15_000);
  const record = device.value.value;
  const error = device.error.value;
  usePageTitle(record?.label ?? words.devices, words.title);
  if (record !== null) return <Device {...props} device={record} onChange={refresh} />;
  if (error === null) return <Loading />;
  if (error.status !== 404) return <NothingLoaded error={error} onRetry={refresh} />;
  return (
    <EmptyState
      title={words.gone}
      actions={
        <a class="button button-plain" href={hrefOf(toDevices())}>
          {words.back}
        </a>
      }
    >
      <p>{words.goneText}</p>
    </EmptyState>
  );
}

function Device(
  props: CoverageProps & { readonly device: DeviceRecord; readonly onChange: () => void },
): VNode {
  const { device } = props;
  const asking = useSignal(false);
  return (
    <article class="device" aria-labelledby="device">
      <p>
        <a href={hrefOf(toDevices())}>{words.back}</a>
      </p>
      <h2 id="device">
        <Shown value={device.label} max={80} />{' '}
        {device.revokedAt === null ? null : <Badge tone="neutral">{words.revoked}</Badge>}
      </h2>
      {device.refusedPolicy === null ? null : (
        <Notice tone="warn">{words.refusedText(sentenceText(device.refusedPolicy, 80))}</Notice>
      )}
      <Facts device={device} />
      {device.revokedAt !== null ? (
        <p class="quiet">{words.revokedOn(dayOf(device.revokedAt))}</p>
      ) : may(props.session, 'devices.manage') ? (
        <Button onClick={() => (asking.value = true)}>{words.revoke}</Button>
      ) : null}
      {may(props.session, 'people.erase') ? (
        <a class="button button-plain" href={hrefOf(toHold('device', device.id))}>
          {words.hold}
        </a>
      ) : null}
      {asking.value ? <Revoke {...props} onClose={() => (asking.value = false)} /> : null}
    </article>
  );
}

function Facts({ device }: { readonly device: DeviceRecord }): VNode {
  const { client, installation } = device;
  return (
    <dl class="facts">
      <Fact label={words.person}>
        {device.person === null ? (
          <span class="quiet">{words.nobody}</span>
        ) : (
          <a href={hrefOf(toDevices({ person: device.person }))}>
            <Shown value={device.person} max={60} mono />
          </a>
        )}
      </Fact>
      <Fact label={words.group}>
        <a href={hrefOf(toDevices({ group: device.group }))}>
          <Shown value={device.group} max={64} />
        </a>
      </Fact>
      <Fact label={words.browser}>
        <Shown value={`${browserName(client.browser)} ${client.browserVersion}`} max={60} />
      </Fact>
      <Fact label={words.system}>
        {client.os === '' ? <span class="quiet">{words.unknown}</span> : <Shown value={client.os} max={40} />}
      </Fact>
      <Fact label={words.extension}>
        <Shown value={client.version} max={30} />
      </Fact>
      <Fact label={words.policy}>
        {device.policyVersion === 0 ? words.none : count(device.policyVersion)}
      </Fact>
      <Fact label={words.enrolled}>{fullTime(device.enrolledAt)}</Fact>
      <Fact label={words.seen}>
        {device.lastSeenAt === null ? words.neverSeen : fullTime(device.lastSeenAt)}
      </Fact>
      <Fact label={words.queue}>{count(device.queued)}</Fact>
      {installation === null ? null : (
        <>
          <Fact label={words.installed}>
            {installation.type === null ? words.unknown : words.installTypes[installation.type]}
          </Fact>
          <Fact label={words.privateWindows}>
            {installation.privateWindows === null
              ? words.unknown
              : installation.privateWindows
                ? words.inPrivate
                : words.notInPrivate}
          </Fact>
          <Fact label={words.sites}>
            {installation.missingHosts.length === 0
              ? words.allSites
              : words.noSites(sentenceText(installation.missingHosts.join(', '), 300))}
          </Fact>
          {installation.asset === null ? null : (
            <Fact label={words.asset}>
              <Shown value={installation.asset} max={80} />
            </Fact>
          )}
        </>
      )}
      <Fact label={words.byCode}>
        {device.enrolmentCode === null ? (
          <span class="quiet">{words.notRecorded}</span>
        ) : (
          <a href={hrefOf(toDevices({ code: device.enrolmentCode }))}>{words.codeDevices}</a>
        )}
      </Fact>
      {device.replacedBy === null ? null : (
        <Fact label={words.replacedBy}>
          <a href={hrefOf(toDevice(device.replacedBy))}>{words.newer}</a>
        </Fact>
      )}
      <Fact label={words.adapters}>
        <AdapterStates adapters={device.adapters} />
      </Fact>
    </dl>
  );
}

function Fact(props: { readonly label: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function AdapterStates({ adapters }: Pick<DeviceRecord, 'adapters'>): VNode {
  if (adapters.length === 0) return <span class="quiet">{words.noAdapters}</span>;
  return (
    <ul>
      {adapters.map(({ platform, health, missing, page, host }, index) => (
        <li key={index}>
          <Shown value={platformName(platform)} max={40} />:{' '}
          <Badge tone={health === 'ok' ? 'good' : health === 'blind' ? 'stop' : 'warn'}>
            {shownText(healthName(health), 30).text}
          </Badge>{' '}
          <span class="quiet">
            <Shown value={[host, page].filter((part) => typeof part === 'string').join(' ')} max={120} />
            {missing.length === 0 ? null : (
              <>
                {' '}
                {words.missingParts}: <Shown value={missing.map(partName).join(', ')} max={300} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Revoke(
  props: CoverageProps & {
    readonly device: DeviceRecord;
    readonly onChange: () => void;
    readonly onClose: () => void;
  },
): VNode {
  const { device, onChange, onClose } = props;
  const { api } = props.models.coverage;
  const action = useAction();
  const revoke = async () => {
    if ((await action.run(() => api.revoke(device.id))) === null) return;
    onChange();
    onClose();
  };
  return (
    <ModalDialog title={words.revokeTitle} onClose={onClose}>
      <p>
        <Shown value={device.label} max={80} />
      </p>
      <p>{words.revokeText}</p>
      <Trouble error={action.error.value} />
      <div class="dialog-actions">
        <Button onClick={onClose} look="primary">
          {words.cancel}
        </Button>
        <Button onClick={() => void revoke()} unavailable={action.busy.value}>
          {words.revokeConfirm}
        </Button>
      </div>
    </ModalDialog>
  );
}
