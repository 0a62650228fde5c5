import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { roles } from '../../../lib/core/api/access.ts';
import { may } from '../../shell/allowed.tsx';
import { count } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { useEdited } from '../../shell/use-edited.ts';
import type { SettingsProps } from '../page.tsx';
import { roleTitles, settingsText } from '../text.ts';
import { linesOf, withLines, type MappingLine } from './mapping-model.ts';
import { signInText as words } from './text.ts';
import { placeKey } from '../../shell/place-key.ts';

type Props = Pick<SettingsProps, 'models' | 'session'>;

/** Which group at the provider has which role here. */
export function Mapping(props: Props): VNode | null {
  const record = props.models.settings.settings.value.value?.items.find(({ key }) => key === 'sign-in.oidc');
  if (record === undefined) return null;
  return (
    <section class="block form" aria-labelledby="mapping">
      <h2 id="mapping">{words.mapping}</h2>
      <p class="quiet">{words.mappingText}</p>
      <Lines {...props} value={record.value} />
    </section>
  );
}

function Lines({ models, session, value }: Props & { readonly value: unknown }): VNode {
  const { api, settings } = models.settings;
  const { now: lines, taken } = useEdited(linesOf(value));
  const bad = useSignal(false);
  const action = useAction();
  const manages = may(session, 'settings.manage');
  const put = (index: number, change: Partial<MappingLine>) =>
    (lines.value = lines.value.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const save = async () => {
    const sent = lines.value;
    const changed = withLines(value, sent);
    bad.value = changed === null;
    if (changed === null) return;
    if ((await action.run(() => api.saveSetting('sign-in.oidc', changed))) === null) return;
    await settings.load();
    taken(sent);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {lines.value.length === 0 ? <p class="quiet">{words.noLines}</p> : null}
      <ul class="mapping">
        {lines.value.map((line, index) => (
          <Line
            key={placeKey(index, lines.value)}
            line={line}
            n={index + 1}
            readOnly={!manages}
            onChange={(change) => put(index, change)}
            onRemove={() => (lines.value = lines.value.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      {bad.value ? (
        <p class="field-error" role="alert">
          {words.valueBad}
        </p>
      ) : null}
      <Trouble error={action.error.value} />
      {manages ? (
        <div class="dialog-actions">
          <Button
            onClick={() => (lines.value = [...lines.value, { value: '', role: 'analyst', groups: '' }])}
          >
            {words.addLine}
          </Button>
          <Button type="submit" unavailable={action.busy.value}>
            {action.busy.value ? settingsText.saving : words.save}
          </Button>
          <span role="status" class="quiet">
            {action.done.value ? settingsText.saved : ''}
          </span>
        </div>
      ) : null}
    </form>
  );
}

function Line(props: {
  readonly line: MappingLine;
  readonly n: number;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<MappingLine>) => void;
  readonly onRemove: () => void;
}): VNode {
  const { line, readOnly, onChange } = props;
  return (
    <li class="mapping-line">
      <label>
        <span>{words.value}</span>
        <input
          class="input"
          readOnly={readOnly}
          spellcheck={false}
          value={line.value}
          onInput={({ currentTarget }) => onChange({ value: currentTarget.value })}
        />
      </label>
      <label>
        <span>{words.role}</span>
        <select
          class="input"
          disabled={readOnly}
          value={line.role}
          onChange={({ currentTarget: { value } }) =>
            onChange({ role: roles.find((each) => each === value) ?? 'auditor' })
          }
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleTitles[role]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.groups}</span>
        <input
          class="input"
          readOnly={readOnly}
          spellcheck={false}
          placeholder={words.groupsHint}
          value={line.groups}
          onInput={({ currentTarget }) => onChange({ groups: currentTarget.value })}
        />
      </label>
      {readOnly ? null : (
        <button
          type="button"
          class="button button-quiet"
          aria-label={words.removeLine(count(props.n))}
          onClick={props.onRemove}
        >
          {words.remove}
        </button>
      )}
    </li>
  );
}
