import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Field } from '../../lib/design/components/field.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { mayDo } from './nav.tsx';
import { groupsOf } from './publish-wish.ts';
import { publishText } from './publish-text.ts';

interface Props {
  readonly models: Models;
  /** Names, separated by commas. */
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** The groups that devices are in, to be ticked; to be written where they are not known. */
export function GroupPicks(props: Props): VNode {
  const { figures } = props.models.coverage;
  const isKnown = mayDo(props.models, 'devices.read');
  useEffect(() => {
    if (isKnown) void figures.load();
  }, [figures, isKnown]);
  const groups = figures.value.value?.groups ?? [];
  if (groups.length === 0) return <Written {...props} />;
  const picked = new Set(groupsOf(props.value));
  const toggle = (group: string, is: boolean) => {
    if (is) picked.add(group);
    else picked.delete(group);
    props.onChange([...picked].join(', '));
  };
  return (
    <fieldset class="choices group-picks">
      <legend>{publishText.groups}</legend>
      {groups.map(({ group, devices }) => (
        <label key={group} class="tick tick-plain">
          <input
            type="checkbox"
            checked={picked.has(group)}
            onChange={({ currentTarget }) => toggle(group, currentTarget.checked)}
          />
          <span>
            <Shown value={group} max={64} />{' '}
            <span class="quiet">{publishText.devices(devices.active, count(devices.active))}</span>
          </span>
        </label>
      ))}
      <p class="field-hint">{publishText.groupsNone}</p>
    </fieldset>
  );
}

function Written({ value, error, onChange }: Props): VNode {
  return (
    <Field label={publishText.groups} hint={publishText.groupsHint} error={error}>
      {(ids) => (
        <input
          {...ids}
          class="input"
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}
