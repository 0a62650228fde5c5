import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { HoldRecord, HoldRequest, IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { dayOf } from '../shell/time.ts';
import { keyOf, keyText } from './model.ts';
import { TextDialog } from './text-dialog.tsx';
import { triageText } from './triage-text.ts';

type Kind = HoldRequest['kind'];

/** What a hold of each kind would name. */
export function holdValues(record: IncidentItem): Readonly<Partial<Record<Kind, string>>> {
  const { rule } = record.incident;
  return {
    incident: keyText(keyOf(record)),
    ...(record.person !== null && { person: record.person }),
    device: record.device.id,
    rule: `${rule.pack}/${rule.rule}`,
  };
}

/** Keeps the opened incident, or more, from deletion; and ends what keeps it. */
export function HoldDialog(props: {
  readonly models: Models;
  readonly record: IncidentItem;
  readonly onClose: () => void;
}): VNode {
  const { models, onClose } = props;
  const record = useMemo(() => props.record, []);
  const { api, incidents } = models.desk;
  const kind = useSignal<Kind>('incident');
  const holds = useSignal<readonly HoldRecord[] | null>(null);
  const values = holdValues(record);
  const kinds = (['incident', 'person', 'device', 'rule'] as const).filter(
    (each) => values[each] !== undefined,
  );
  const load = async () => {
    const answer = await api.holds();
    if (answer.ok)
      holds.value = answer.value.items.filter(
        (hold) => hold.releasedAt === null && hold.value === values[hold.kind],
      );
  };
  useEffect(() => void load(), []);
  const release = async (id: string) => {
    const answer = await api.release(id);
    if (answer.ok) {
      await load();
      await incidents.readDetail();
    }
  };
  return (
    <TextDialog
      title={triageText.holdTitle}
      label={triageText.why}
      button={triageText.holdButton}
      maxLength={500}
      minLength={3}
      tooShort={triageText.whyShort}
      onSend={async (reason) => {
        const answer = await api.hold({ kind: kind.value, value: values[kind.value] ?? '', reason });
        if (!answer.ok) return answer.error;
        await incidents.readDetail();
        return null;
      }}
      onClose={onClose}
    >
      <p>{triageText.holdText}</p>
      {holds.value === null ? null : (
        <ul class="holds" aria-label={triageText.holds}>
          {holds.value.map((hold) => (
            <li key={hold.id}>
              <span>
                {triageText.holdKinds[hold.kind]}, {triageText.since(dayOf(hold.createdAt))}:{' '}
                <Shown value={hold.reason} max={200} />
              </span>
              <Button look="quiet" onClick={() => void release(hold.id)}>
                {triageText.release}
              </Button>
            </li>
          ))}
          {holds.value.length === 0 ? <li class="quiet">{triageText.holdsNone}</li> : null}
        </ul>
      )}
      <fieldset class="choices">
        <legend>{triageText.holdWhat}</legend>
        {kinds.map((each) => (
          <label key={each} class="choice">
            <input
              type="radio"
              name="hold-kind"
              checked={kind.value === each}
              onChange={() => (kind.value = each)}
            />
            {triageText.holdKinds[each]}
          </label>
        ))}
      </fieldset>
    </TextDialog>
  );
}
