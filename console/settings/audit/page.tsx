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
import { actionWords } from './action-words.ts';
import { AuditFilters } from './filters.tsx';
import { ByName, Named, withNames } from './named.tsx';
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
      <Entries
        key={`list ${JSON.stringify(query.value)}`}
        {...props}
        query={query.value}
        onNarrow={(to) => (query.value = to)}
      />
      {may(session, 'settings.read') ? <Signing {...props} /> : null}
    </>
  );
}

function Entries(
  props: SettingsProps & { readonly query: AuditQuery; readonly onNarrow: (to: AuditQuery) => void },
): VNode {
  const { query, onNarrow } = props;
  const { api } = props.models.settings;
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
          <Entry key={entry.seq} entry={entry} query={query} onNarrow={onNarrow} />
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

function Entry(props: {
  readonly entry: AuditRecord;
  readonly query: AuditQuery;
  readonly onNarrow: (to: AuditQuery) => void;
}): VNode {
  const { entry, query, onNarrow } = props;
  const { names } = entry;
  const only = (change: Partial<AuditQuery>) => () => onNarrow({ ...query, ...change });
  return (
    <tr>
      <th scope="row">{entry.seq}</th>
      <td class="nowrap">{fullTime(entry.at)}</td>
      <td>
        <Named value={entry.actor} names={names} onOnly={only({ actor: entry.actor })} />
      </td>
      <td>
        <ByName
          name={actionWords(entry.action)}
          code={entry.action}
          onOnly={only({ action: entry.action })}
        />
      </td>
      <td>
        <Named value={entry.target} names={names} onOnly={only({ target: entry.target })} />
      </td>
      <td>
        <Shown value={withNames(entry.detail, names)} max={500} />
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
