import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { confidences } from '../../../lib/core/detect/finding.ts';
import { DetectorPicker } from '../../detectors/detector-picker.tsx';
import { confidenceWords } from '../../incidents/text.ts';
import { Choice, NumberInput, optionsOf } from './controls.tsx';
import { dataAt, hasAt, listAt, numberAt, textAt } from './data.ts';
import type { RuleProps } from './form-props.ts';
import { formText } from './text.ts';
import type { Path } from './yaml-node.ts';
import { plainOf, type PlainMap } from './yaml-write.ts';
import { placeKey } from '../../shell/place-key.ts';
import { CrossButton } from '../../shell/cross-button.tsx';

/** What must be found, or must not: detectors and dictionaries, alone or in groups. */
export function MatchForm(
  props: RuleProps & { readonly field: 'match' | 'unless'; readonly empty: string },
): VNode {
  const { rule, field } = props;
  const picking = useSignal(false);
  const own: Path = [field];
  return (
    <div class="match">
      {hasAt(rule, ...own) ? <Part {...props} own={own} /> : <p class="quiet">{props.empty}</p>}
      <Button onClick={() => (picking.value = true)}>{formText.addDetector}</Button>
      {picking.value ? (
        <DetectorPicker
          catalogue={props.editor.catalogue.value}
          onClose={() => (picking.value = false)}
          onPick={({ kind, id }) => {
            picking.value = false;
            addTerm(props, own, { [kind]: id });
          }}
        />
      ) : null}
    </div>
  );
}

/** Into the group that is there; what stands alone becomes a group of which one is enough. */
function addTerm({ rule, path, edit }: RuleProps, own: Path, term: PlainMap): void {
  const at = [...path, ...own];
  if (!hasAt(rule, ...own)) edit.set(at, term);
  else if (hasAt(rule, ...own, 'any')) edit.add([...at, 'any'], term);
  else if (hasAt(rule, ...own, 'all')) edit.add([...at, 'all'], term);
  else edit.set(at, { any: [plainOf(dataAt(rule, own)), term] });
}

function Part(props: RuleProps & { readonly own: Path }): VNode {
  const { rule, own } = props;
  if (hasAt(rule, ...own, 'any') || hasAt(rule, ...own, 'all')) return <Group {...props} />;
  return <Term {...props} />;
}

function Group(props: RuleProps & { readonly own: Path }): VNode {
  const { rule, own, path, edit } = props;
  const kind = hasAt(rule, ...own, 'any') ? 'any' : 'all';
  const at = [...path, ...own];
  const parts = listAt(rule, ...own, kind);
  return (
    <div class="match-group">
      <div class="editor-row">
        <Choice
          label={formText.group}
          value={kind}
          options={[
            { value: 'any', label: formText.anyOf },
            { value: 'all', label: formText.allOf },
          ]}
          onValue={(to) =>
            edit.all([
              ...(hasAt(rule, ...own, 'within')
                ? [{ kind: 'remove' as const, path: [...at, 'within'] }]
                : []),
              { kind: 'rename', path: [...at, kind], to },
            ])
          }
        />
        {kind === 'all' ? (
          <NumberInput
            label={formText.within}
            min={1}
            value={numberAt(rule, ...own, 'within', 'chars')}
            error={edit.problemAt([...at, 'within'], true)}
            onValue={(value) =>
              value === null ? edit.remove([...at, 'within']) : edit.set([...at, 'within', 'chars'], value)
            }
          />
        ) : null}
      </div>
      <ul class="match-parts">
        {parts.map((_, index) => (
          <li key={placeKey(index, parts)}>
            <Part {...props} own={[...own, kind, index]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Term(props: RuleProps & { readonly own: Path }): VNode {
  const { rule, own, path, edit, editor } = props;
  const at = [...path, ...own];
  const kind = ['detector', 'dictionary', 'dataTable', 'fingerprint'].find((name) =>
    hasAt(rule, ...own, name),
  );
  const id = kind === undefined ? '' : textAt(rule, ...own, kind);
  const { detectors, dictionaries } = editor.names.value;
  const title = detectors.get(id) ?? dictionaries.get(id) ?? id;
  const picking = useSignal(false);
  const error = edit.problemAt(at, true);
  const count = (name: 'minCount' | 'minDistinct') => (
    <NumberInput
      label={formText[name]}
      min={1}
      value={numberAt(rule, ...own, name)}
      onValue={(value) => (value === null ? edit.remove([...at, name]) : edit.set([...at, name], value))}
    />
  );
  return (
    <div class="term">
      <button type="button" class="term-name" onClick={() => (picking.value = true)} title={id}>
        <Shown value={title} max={80} />
      </button>
      {kind === 'detector' ? (
        <Choice
          label={formText.confidence}
          value={textAt(rule, ...own, 'minConfidence')}
          options={[{ value: '', label: formText.any }, ...optionsOf(confidences, confidenceWords)]}
          onValue={(value) =>
            value === '' ? edit.remove([...at, 'minConfidence']) : edit.set([...at, 'minConfidence'], value)
          }
        />
      ) : null}
      {count('minCount')}
      {count('minDistinct')}
      <CrossButton
        class="take-out"
        label={formText.remove(sentenceText(title, 80))}
        onClick={() => edit.remove(at)}
      />
      {error === null ? null : <p class="field-error">{error}</p>}
      {picking.value ? (
        <DetectorPicker
          catalogue={editor.catalogue.value}
          onClose={() => (picking.value = false)}
          onPick={(picked) => {
            picking.value = false;
            if (kind === picked.kind) edit.set([...at, kind], picked.id);
            else edit.set(at, { [picked.kind]: picked.id });
          }}
        />
      ) : null}
    </div>
  );
}
