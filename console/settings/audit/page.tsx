import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { AuditRecord } from '../../../lib/core/api/people.ts';
import { createPaged } from '../../paging/paged.ts';
import { may } from '../../shell/allowed.tsx';
import { fullTime } from '../../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../../shell/trouble.tsx';
import type { AuditQuery } from '../api.ts';
import { SettingForm, useSettings } from '../forms/setting-form.tsx';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { AuditFilters } from './filters.tsx';
import { auditText as words } from './text.ts';
import { Verification } from './verification.tsx';

const everything: AuditQuery = { days: 30, actor: null, action: null, target: null };

/** Who did what, and whether anybody changed it. */
export function AuditPart(props: SettingsProps): VNode {
  const { models, session } = props;
  const query = useSignal(everything);
  return (
    <>
      <p class="quiet">{words.intro}</p>
      <Verification models={models} session={session} />
      <AuditFilters
        key={JSON.stringify(query.value)}
        query={query.value}
        onChange={(to) => (query.value = to ?? everything)}
      />
      <Entries key={`list ${JSON.stringify(query.value)}`} {...props} query={query.value} />
      {may(session, 'settings.read') ? <Signing {...props} /> : null}
    </>
  );
}

function Entries({ models, query }: SettingsProps & { readonly query: AuditQuery }): VNode {
  const { api } = models.settings;
  const list = useMemo(
    () =>
      createPaged<AuditRecord>(
        (cursor) => api.audit(query, cursor),
        ({ seq }) => String(seq),
      ),
    [api, query],
  );
  useEffect(() => void list.load(), [list]);
  const items = list.items.value;
  const error = list.error.value;
  if (items.length === 0) {
    if (error !== null) return <NothingLoaded error={error} onRetry={() => void list.load()} />;
    return list.phase.value === 'ready' ? <p class="quiet">{words.none}</p> : <Loading />;
  }
  return (
    <>
      <Trouble error={error} loadedAt={list.loadedAt.value} onRetry={() => void list.load()} />
      <Table
        label={words.table}
        heads={[words.number, words.when, words.actor, words.action, words.target, words.detail]}
      >
        {items.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </Table>
      <div class="rows-end">
        {list.hasMore.value ? (
          <Button onClick={() => void list.more()} unavailable={list.loadingMore.value}>
            {words.older}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Entry({ entry }: { readonly entry: AuditRecord }): VNode {
  return (
    <tr>
      <th scope="row">{entry.seq}</th>
      <td class="nowrap">{fullTime(entry.at)}</td>
      <td>
        {entry.actorName === null ? (
          <Shown value={entry.actor} max={50} mono />
        ) : (
          <span title={entry.actor}>
            <Shown value={entry.actorName} max={60} />
          </span>
        )}
      </td>
      <td>
        <Shown value={entry.action} max={60} mono />
      </td>
      <td>
        <Shown value={entry.target} max={80} mono />
      </td>
      <td>
        <Shown value={entry.detail} max={160} />
        {entry.note === null ? null : (
          <p class="quiet">
            “<Shown value={entry.note} max={300} />”
          </p>
        )}
      </td>
    </tr>
  );
}

function Signing({ models, session }: SettingsProps): VNode {
  useSettings(models);
  return (
    <SettingForm
      models={models}
      session={session}
      settingKey="audit.heads"
      title={words.signing}
      fields={[{ kind: 'number', name: 'everyMinutes', label: words.everyMinutes, min: 1, max: 1_440 }]}
    />
  );
}
