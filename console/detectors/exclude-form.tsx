import type { VNode } from 'preact';
import { Lines } from '../rules/form/controls.tsx';
import { hasAt, wordsAt } from '../rules/form/data.ts';
import type { FormProps } from '../rules/form/form-props.ts';
import { listChanges } from '../rules/form/list-changes.ts';
import { detectorText as text } from './text.ts';

const lists = ['values', 'regex', 'testValues'] as const;

/** What is never a finding of a detector, whatever its patterns match. */
export function ExcludeForm({ data, edit }: FormProps): VNode {
  return (
    <details class="more" open={hasAt(data, 'exclude')}>
      <summary>{text.exclude}</summary>
      {lists.map((list) => {
        const at = ['exclude', list];
        const before = wordsAt(data, ...at);
        return (
          <Lines
            key={list}
            label={text.excludes[list]}
            hint={text.excludeHints[list]}
            mono={list === 'regex'}
            values={before}
            error={edit.problemAt(at, true)}
            onValues={(next) => {
              if (next.length === 0) edit.remove(at);
              else edit.all(listChanges(at, before, next));
            }}
          />
        );
      })}
    </details>
  );
}
