import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { expectedKinds, expectedStates } from '../../lib/core/api/coverage.ts';
import type { ExpectedKind, ExpectedState } from '../../lib/core/api/coverage.ts';
import { Allowed } from '../shell/allowed.tsx';
import { goTo } from '../shell/navigation.ts';
import { count, dayOf } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { ExpectedImportForm } from './expected-import.tsx';
import { expectedText } from './expected-text.ts';
import type { CoverageProps } from './page.tsx';
import { toExpected } from './route.ts';
import { coverageText, expectedStateWords } from './text.ts';

interface Of {
  readonly kind: ExpectedKind;
  readonly seen: ExpectedState | null;
}

export function ExpectedPage(props: CoverageProps & Of): VNode {
  usePageTitle(coverageText.expected, coverageText.title);
  return (
    <Allowed session={props.session} to="devices.manage">
      <Choices {...props} />
      <List {...props} />
      <ExpectedImportForm
        kind={props.kind}
        api={props.models.coverage.api}
        onDone={() => void props.models.coverage.expected({ kind: props.kind, seen: props.seen }).load()}
      />
    </Allowed>
  );
}

const kindWords = { person: coverageText.people, device: coverageText.computers };

function Choices({ kind, seen }: Of): VNode {
  return (
    <>
      <p class="quiet">{expectedText.intro}</p>
      <form class="filters" aria-label={coverageText.filters} onSubmit={(event) => event.preventDefault()}>
        <div class="filter">
          <label for="expected-kind">{expectedText.kind}</label>
          <select
            class="input"
            id="expected-kind"
            value={kind}
            onChange={({ currentTarget: { value } }) =>
              goTo(toExpected(expectedKinds.find((each) => each === value) ?? 'person', seen))
            }
          >
            {expectedKinds.map((each) => (
              <option key={each} value={each}>
                {kindWords[each]}
              </option>
            ))}
          </select>
        </div>
        <div class="filter">
          <label for="expected-seen">{expectedText.state}</label>
          <select
            class="input"
            id="expected-seen"
            value={seen ?? ''}
            onChange={({ currentTarget: { value } }) =>
              goTo(toExpected(kind, expectedStates.find((each) => each === value) ?? null))
            }
          >
            <option value="">{coverageText.any}</option>
            {expectedStates.map((each) => (
              <option key={each} value={each}>
                {expectedStateWords[each]}
              </option>
            ))}
          </select>
        </div>
      </form>
    </>
  );
}

function List({ models, kind, seen }: CoverageProps & Of): VNode {
  const list = models.coverage.expected({ kind, seen });
  useEffect(() => void list.load(), [list]);
  const items = list.items.value;
  if (items.length === 0) {
    if (list.error.value !== null)
      return <NothingLoaded error={list.error.value} onRetry={() => void list.load()} />;
    if (list.phase.value !== 'ready') return <Loading />;
    return (
      <EmptyState title={seen === null ? expectedText.emptyList : expectedText.emptyFiltered}>
        {seen === null ? <p>{expectedText.emptyText}</p> : null}
      </EmptyState>
    );
  }
  return (
    <>
      <Trouble error={list.error.value} onRetry={() => void list.load()} />
      <div class="scroll" tabIndex={0} role="group" aria-label={coverageText.expected}>
        <table>
          <thead>
            <tr>
              {[expectedText.name, expectedText.group, expectedText.state, expectedText.added].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.name}>
                <th scope="row">
                  <Shown value={item.name} max={80} />
                </th>
                <td>{item.group === null ? '' : <Shown value={item.group} max={64} />}</td>
                <td>{expectedStateWords[item.seen]}</td>
                <td class="nowrap">{dayOf(item.addedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="rows-end">
        {list.hasMore.value ? (
          <Button onClick={() => void list.more()} unavailable={list.loadingMore.value}>
            {list.loadingMore.value ? coverageText.loadingOlder : coverageText.older}
          </Button>
        ) : (
          <p>{coverageText.end(count(items.length))}</p>
        )}
      </div>
    </>
  );
}
