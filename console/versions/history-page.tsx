import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Badge, Notice, type Tone } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { PolicyVersion } from '../../lib/core/api/policy.ts';
import { createPaged } from '../paging/paged.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { count, fullTime } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { mayDo, RulesNav } from './nav.tsx';
import { RolloutPanel } from './rollout-panel.tsx';
import { publishText } from './publish-text.ts';
import { versionsText } from './text.ts';
import { VersionDetail } from './version-detail.tsx';

/** Every version, newest first: who, why, who has it, what changed, and the way back. */
export function HistoryPage(props: { readonly models: Models; readonly version: number | null }): VNode {
  const { models } = props;
  usePageTitle(
    ...(props.version === null ? [] : [versionsText.version(props.version)]),
    versionsText.historyTitle,
  );
  const versions = useMemo(
    () =>
      createPaged<PolicyVersion>(
        (cursor) => models.versionsApi.versions(cursor),
        ({ version }) => String(version),
      ),
    [models],
  );
  const went = useSignal<number | null>(null);
  const devices = useAnswer(mayDo(models, 'devices.read') ? 'devices' : null, () =>
    models.factsApi.onDevices(),
  );
  const load = () => {
    void versions.load();
    void models.policy.load();
  };
  useEffect(load, [versions]);
  const listed = versions.items.value;
  // An address may name one that is further back than what is loaded.
  const isFar =
    props.version !== null &&
    versions.phase.value === 'ready' &&
    listed.length > 0 &&
    !listed.some(({ version }) => version === props.version);
  const far = useAnswer(isFar ? String(props.version) : null, () =>
    models.versionsApi.version(props.version ?? 0),
  );
  const items = far.value === null ? listed : [...listed, far.value];
  const inState = (wanted: PolicyVersion['state']) =>
    items.find(({ state }) => state === wanted)?.version ?? null;
  const devicesWith = new Map(
    (devices.value?.policyVersions ?? []).map((each) => [each.version, each.devices]),
  );
  return (
    <div class="page page-versions">
      <RulesNav />
      <h1 tabIndex={-1}>{versionsText.historyTitle}</h1>
      <RolloutPanel models={models} onChange={() => void versions.load()} />
      {went.value === null ? null : (
        <Notice tone="good" role="status">
          {versionsText.backDone(went.value)}
        </Notice>
      )}
      {versions.phase.value !== 'ready' && items.length === 0 ? <Loading /> : null}
      {versions.error.value === null ? null : items.length === 0 ? (
        <NothingLoaded error={versions.error.value} onRetry={load} />
      ) : (
        <Trouble error={versions.error.value} onRetry={load} />
      )}
      {far.error?.status === 404 ? <Notice tone="info">{versionsText.versionGone}</Notice> : null}
      <ol class="versions">
        {items.map((version) => (
          <li key={version.version} class={`version-row version-row-${version.state}`}>
            <Row version={version} devices={devicesWith.get(version.version) ?? 0} open={props.version} />
            {props.version === version.version ? (
              <VersionDetail
                models={models}
                version={version}
                active={inState('active')}
                staged={inState('staged')}
                onWent={(n) => {
                  went.value = n;
                  load();
                }}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {versions.hasMore.value ? (
        <div class="rows-end">
          <Button onClick={() => void versions.more()} unavailable={versions.loadingMore.value}>
            {versionsText.older}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const tones: Record<PolicyVersion['state'], Tone> = {
  active: 'good',
  staged: 'info',
  past: 'neutral',
  withdrawn: 'warn',
};

function Row(props: {
  readonly version: PolicyVersion;
  readonly devices: number;
  readonly open: number | null;
}): VNode {
  const { version, devices } = props;
  const isOpen = props.open === version.version;
  const kind = versionsText.versionKinds[version.kind];
  return (
    <div class="version-head">
      <a
        class="version-name"
        href={hrefOf({ page: 'history', version: isOpen ? null : version.version })}
        aria-expanded={isOpen}
      >
        {versionsText.version(version.version)}
      </a>
      <div class="version-text">
        <p class="version-message">
          {version.message === '' ? versionsText.noMessage : <Shown value={version.message} max={300} />}
        </p>
        <p class="quiet">
          <Shown value={version.publishedBy} max={120} /> ·{' '}
          <time dateTime={version.publishedAt}>{fullTime(version.publishedAt)}</time>
          {kind === '' ? '' : ` · ${kind}`}
        </p>
      </div>
      <div class="version-state">
        {version.state === 'past' ? null : (
          <Badge tone={tones[version.state]}>{versionsText.versionStates[version.state]}</Badge>
        )}
        {devices === 0 ? null : (
          <span title={versionsText.onDevices}>{publishText.devices(devices, count(devices))}</span>
        )}
      </div>
    </div>
  );
}
