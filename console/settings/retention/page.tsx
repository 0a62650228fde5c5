import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import type { HoldRecord } from '../../../lib/core/api/incidents.ts';
import { may } from '../../shell/allowed.tsx';
import { dayOf } from '../../shell/time.ts';
import { Loading, Trouble } from '../../shell/trouble.tsx';
import { Confirm } from '../forms/confirm.tsx';
import { SettingForm, useSettings } from '../forms/setting-form.tsx';
import type { SettingField } from '../forms/setting-values.ts';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { goTo } from '../../shell/navigation.ts';
import { settingsText } from '../text.ts';
import { toSettings } from '../route.ts';
import { beginsWith, HoldForm } from './hold-form.tsx';
import { retentionText as words } from './text.ts';

const fields: readonly SettingField[] = [
  { kind: 'number', name: 'incidentDays', label: words.incidents, min: 1, max: 3_650 },
  { kind: 'number', name: 'counterDays', label: words.counters, min: 1, max: 3_650 },
];

/** How long things are kept, and what is kept longer. */
export function RetentionPart({ models, session, item }: SettingsProps): VNode {
  useSettings(models);
  return (
    <>
      <SettingForm
        models={models}
        session={session}
        settingKey="incidents.retention"
        title={words.title}
        intro={words.intro}
        fields={fields}
      />
      <Holds models={models} session={session} item={item} />
    </>
  );
}

function Holds({ models, session, item }: SettingsProps): VNode {
  const { holds, api } = models.settings;
  const begins = beginsWith(item);
  const placing = useSignal(begins !== null);
  const ending = useSignal<HoldRecord | null>(null);
  useEffect(() => void holds.load(), [holds]);
  const manages = may(session, 'people.erase');
  const reload = () => void holds.load();
  const close = () => {
    placing.value = false;
    if (item !== null) goTo(toSettings('retention'), 'replace');
  };
  const error = holds.error.value;
  return (
    <section class="block" aria-labelledby="holds">
      <h2 id="holds">{words.holds}</h2>
      <p class="quiet">{words.holdsText}</p>
      {manages ? (
        <p>
          <Button onClick={() => (placing.value = true)}>{words.add}</Button>
        </p>
      ) : null}
      {error?.status === 403 ? <p>{words.notEvery}</p> : <Trouble error={error} onRetry={reload} />}
      {holds.items.value.length === 0 ? (
        holds.phase.value !== 'ready' ? (
          <Loading />
        ) : error === null ? (
          <p class="quiet">{words.none}</p>
        ) : null
      ) : (
        <Table
          label={words.table}
          heads={[words.what, words.why, words.since, words.state, ...(manages ? [''] : [])]}
        >
          {holds.items.value.map((hold) => (
            <tr key={hold.id}>
              <th scope="row">
                {words.kinds[hold.kind]}: <Shown value={hold.value} max={120} mono />
              </th>
              <td>
                <Shown value={hold.reason} max={300} />
              </td>
              <td class="nowrap">{dayOf(hold.createdAt)}</td>
              <td class="nowrap">
                {hold.releasedAt === null ? words.inForce : words.released(dayOf(hold.releasedAt))}
              </td>
              {manages ? (
                <td class="row-do">
                  {hold.releasedAt === null ? (
                    <Button
                      look="quiet"
                      of={sentenceText(hold.value, 60)}
                      onClick={() => (ending.value = hold)}
                    >
                      {words.release}
                    </Button>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </Table>
      )}
      {holds.hasMore.value ? (
        <Button onClick={() => void holds.more()} unavailable={holds.loadingMore.value}>
          {settingsText.older}
        </Button>
      ) : null}
      {placing.value && manages ? (
        <HoldForm models={models} begins={begins} onDone={reload} onClose={close} />
      ) : null}
      {ending.value === null ? null : (
        <Confirm
          title={words.releaseTitle}
          confirm={words.releaseConfirm}
          call={() => api.releaseHold(ending.value?.id ?? '')}
          onDone={reload}
          onClose={() => (ending.value = null)}
        >
          <p>{words.releaseText}</p>
        </Confirm>
      )}
    </section>
  );
}
