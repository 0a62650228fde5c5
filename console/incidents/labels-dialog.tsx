import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { IncidentChange } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { shellText } from '../shell/text.ts';
import { keyText, textOf } from './model.ts';
import { triageText } from './triage-text.ts';
import { CrossButton } from '../shell/cross-button.tsx';

/** Labels of the opened incident, or one more for all that are selected. What others use is offered. */
export function LabelsDialog(props: { readonly models: Models; readonly onClose: () => void }): VNode {
  const { models, onClose } = props;
  const { desk } = models;
  const text = useSignal('');
  const known = useSignal<readonly string[]>([]);
  const chosen = useMemo(desk.target, []);
  const many = useMemo(() => desk.selection.size.value > 0, []);
  useEffect(() => {
    void desk.api.values({ q: '', days: 90 }, 'label').then((answer) => {
      if (answer.ok) known.value = answer.value.values.map(({ value }) => value);
    });
  }, [desk]);
  const opened = desk.incidents.opened.value;
  const records = [...(opened.kind === 'ready' ? [opened.record] : []), ...desk.incidents.list.items.value];
  const [key] = chosen?.kind === 'keys' ? chosen.keys : [];
  const labels =
    many || key === undefined
      ? []
      : (records.find((record) => textOf(record) === keyText(key))?.triage.labels ?? []);
  const change = (what: IncidentChange) => {
    if (many) onClose();
    void desk.act(what, chosen);
  };
  const add = (label: string) => {
    const clean = label.trim();
    text.value = '';
    if (clean !== '' && !labels.includes(clean)) change({ addLabels: [clean] });
  };
  return (
    <ModalDialog title={triageText.labelsTitle} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          add(text.value);
        }}
      >
        {many ? null : labels.length === 0 ? (
          <p class="quiet">{triageText.noLabels}</p>
        ) : (
          <ul class="label-list">
            {labels.map((label) => (
              <li key={label} class="label">
                <Shown value={label} max={40} />
                <CrossButton
                  class="view-remove"
                  label={triageText.removeLabel(sentenceText(label, 40))}
                  onClick={() => change({ removeLabels: [label] })}
                />
              </li>
            ))}
          </ul>
        )}
        <Field label={triageText.labelsAdd} hint={triageText.labelsHint}>
          {(ids) => (
            <input
              {...ids}
              class="input"
              type="text"
              maxLength={40}
              autofocus
              list="known-labels"
              value={text.value}
              onInput={(event) => (text.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <datalist id="known-labels">
          {known.value.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <div class="dialog-actions">
          <Button type="submit">{triageText.labelsButton}</Button>
          <Button onClick={onClose}>{shellText.close}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
