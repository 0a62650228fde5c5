import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { confidences } from '../../lib/core/detect/finding.ts';
import { confidenceWords } from '../incidents/text.ts';
import { Choice, Lines, NumberInput, optionsOf, Tick } from '../rules/form/controls.tsx';
import { flagAt, hasAt, listAt, listChanges, numberAt, textAt, wordsAt } from '../rules/form/data.ts';
import type { PatternProps } from '../rules/form/form-props.ts';
import { detectorText as text } from './text.ts';
import { placeKey } from '../shell/place-key.ts';

/** What stands near a value and says that it is one, or that it is not. */
export function EvidenceForm(props: PatternProps & { readonly kind: 'support' | 'contrary' }): VNode {
  const { pattern, edit, kind } = props;
  const at = [...props.path, kind];
  const items = listAt(pattern, kind);
  const isSupport = kind === 'support';
  return (
    <details class="more" open={items.length > 0}>
      <summary>{text[kind]}</summary>
      <p class="quiet">{isSupport ? text.supportHint : text.contraryHint}</p>
      {items.map((_, index) => (
        <Evidence key={placeKey(index, items)} {...props} index={index} />
      ))}
      <Button
        look="quiet"
        onClick={() =>
          edit.add(at, isSupport ? { keywords: ['number'], confidence: 'high' } : { keywords: ['order'] })
        }
      >
        {isSupport ? text.addSupport : text.addContrary}
      </Button>
      {isSupport && items.length > 0 ? (
        <Tick
          label={text.supportRequired}
          checked={flagAt(pattern, 'supportRequired')}
          onValue={(checked) =>
            checked
              ? edit.set([...props.path, 'supportRequired'], true)
              : edit.remove([...props.path, 'supportRequired'])
          }
        />
      ) : null}
    </details>
  );
}

function Evidence(
  props: PatternProps & { readonly kind: 'support' | 'contrary'; readonly index: number },
): VNode {
  const { pattern, edit, kind, index, editor } = props;
  const own = [kind, index] as const;
  const at = [...props.path, ...own];
  const words = wordsAt(pattern, ...own, 'keywords');
  const { detectors } = editor.names.value;
  return (
    <div class="evidence">
      {hasAt(pattern, ...own, 'detector') ? (
        <Choice
          label={text.basics}
          value={textAt(pattern, ...own, 'detector')}
          options={[...detectors].map(([value, label]) => ({ value, label }))}
          error={edit.problemAt([...at, 'detector'])}
          onValue={(value) => edit.set([...at, 'detector'], value)}
        />
      ) : (
        <Lines
          label={text.keywords}
          hint={text.keywordsHint}
          values={words}
          error={edit.problemAt([...at, 'keywords'], true)}
          onValues={(next) => next.length > 0 && edit.all(listChanges([...at, 'keywords'], words, next))}
        />
      )}
      <div class="editor-row">
        <NumberInput
          label={text.within}
          min={1}
          value={numberAt(pattern, ...own, 'within', 'chars')}
          error={edit.problemAt([...at, 'within'], true)}
          onValue={(value) =>
            value === null
              ? edit.remove([...at, 'within', 'chars'])
              : edit.set([...at, 'within', 'chars'], value)
          }
        />
        {kind === 'support' ? (
          <Choice
            label={text.raised}
            value={textAt(pattern, ...own, 'confidence')}
            options={optionsOf(confidences, confidenceWords)}
            onValue={(value) => edit.set([...at, 'confidence'], value)}
          />
        ) : null}
        <button
          type="button"
          class="take-out"
          aria-label={text.remove(text[kind])}
          title={text.remove(text[kind])}
          onClick={() => edit.remove(at)}
        >
          ×
        </button>
      </div>
    </div>
  );
}
