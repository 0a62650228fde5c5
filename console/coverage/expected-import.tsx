import type { VNode } from 'preact';
import type { ExpectedKind } from '../../lib/core/api/coverage.ts';
import { CsvForm } from '../shell/csv-form.tsx';
import { count } from '../shell/time.ts';
import type { CoverageApi } from './api.ts';
import { expectedText, importProblem } from './expected-text.ts';

/** A list of whom or what to expect, added or in place of the one there is. */
export function ExpectedImportForm(props: {
  readonly kind: ExpectedKind;
  readonly api: Pick<CoverageApi, 'importExpected'>;
  readonly onDone: () => void;
}): VNode {
  const { kind, api } = props;
  return (
    <section class="block form" aria-labelledby="import">
      <h2 id="import">{expectedText.importTitle}</h2>
      <CsvForm
        words={{ ...expectedText, problem: importProblem }}
        example={'name,group\nanna@example.com,sales'}
        send={(csv, replace) => api.importExpected({ kind, replace, csv })}
        outcome={({ added, changed, removed, expected }) =>
          expectedText.done(count(added), count(changed), count(removed), count(expected))
        }
        onDone={props.onDone}
      />
    </section>
  );
}
