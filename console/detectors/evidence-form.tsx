import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { confidences } from '../../lib/core/detect/finding.ts';
import { confidenceWords } from '../incidents/text.ts';
import { Choice, Lines, NumberInput, optionsOf, Tick } from '../rules/form/controls.tsx';
import { flagAt, hasAt, listAt, numberAt, textAt, wordsAt } from '../rules/form/data.ts';
import { listChanges } from '../rules/form/list-changes.ts';
import { OnlyInYaml } from '../rules/form/only-in-yaml.tsx';
import type { PatternProps } from '../rules/form/form-props.ts';
import { detectorText as text } from './text.ts';
import { placeKey } from '../shell/place-key.ts';
import { CrossButton } from '../shell/cross-button.tsx';

const namedKinds = ['detector', 'dictionary'] as const;
const pluralOf = { detector: 'detectors', dictionary: 'dictionaries' } as const;

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
      {isSupport
        ? namedKinds.map((named) => {
            const [first] = props.editor.names.value[pluralOf[named]].keys();
            return first === undefined ? null : (
              <Button
                key={named}
                look="quiet"
                onClick={() => edit.add(at, { [named]: first, confidence: 'high' })}
              >
                {text.addNamed[named]}
              </Button>
            );
          })
        : null}
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
  const names = editor.names.value;
  const named = namedKinds.find((each) => hasAt(pattern, ...own, each));
  const before = numberAt(pattern, ...own, 'within', 'before');
  const after = numberAt(pattern, ...own, 'within', 'after');
  return (
    <div class="evidence">
      {named !== undefined ? (
        <Choice
          label={text.named[named]}
          value={textAt(pattern, ...own, named)}
          options={[...names[pluralOf[named]]].map(([value, label]) => ({ value, label }))}
          error={edit.problemAt([...at, named])}
          onValue={(value) => edit.set([...at, named], value)}
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
        <CrossButton class="take-out" label={text.remove(text[kind])} onClick={() => edit.remove(at)} />
      </div>
      {before === null && after === null ? null : (
        <OnlyInYaml edit={edit} path={[...at, 'within']}>
          {text.narrowed(before, after)}
        </OnlyInYaml>
      )}
    </div>
  );
}
