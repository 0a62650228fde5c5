import type { VNode } from 'preact';
import type { CoverageAnswer, ExpectedFigures, ExpectedKind } from '../../lib/core/api/coverage.ts';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { toDevices, toExpected } from './route.ts';
import { coverageText } from './text.ts';

const columns = ['expected', 'seen', 'silent', 'never', 'unexpected'] as const;

/** Expected against seen. */
export function SeenTable(props: {
  readonly answer: CoverageAnswer;
  /** Whether the lists of whom and what is expected are open to the reader. */
  readonly manages: boolean;
}): VNode {
  const { answer, manages } = props;
  const { devices, expected } = answer;
  return (
    <section aria-labelledby="seen">
      <h2 id="seen">{coverageText.seenTitle}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="seen">
        <table class="seen">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col" class="figure">
                  {coverageText.seenColumns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <ExpectedRow
              label={coverageText.people}
              kind="person"
              figures={expected.person}
              manages={manages}
            />
            <ExpectedRow
              label={coverageText.computers}
              kind="device"
              figures={expected.device}
              manages={manages}
            />
            <tr>
              <th scope="row">{coverageText.browsers}</th>
              <td class="figure zero">–</td>
              <td class="figure">
                <a href={hrefOf(toDevices({ state: 'active' }))}>{count(devices.active - devices.silent)}</a>
              </td>
              <td class="figure">
                <a href={hrefOf(toDevices({ state: 'silent' }))}>{count(devices.silent)}</a>
              </td>
              <td class="figure zero">–</td>
              <td class="figure zero">–</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="quiet note">{coverageText.profilesHint}</p>
      {expected.person.expected + expected.device.expected > 0 ? null : (
        <p class="quiet note">{coverageText.noListHint}</p>
      )}
    </section>
  );
}

function ExpectedRow(props: {
  readonly label: string;
  readonly kind: ExpectedKind;
  readonly figures: ExpectedFigures;
  readonly manages: boolean;
}): VNode {
  const { label, kind, figures, manages } = props;
  if (figures.expected === 0)
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={columns.length} class="figure">
          <span class="quiet">{coverageText.noList}</span>
          {manages ? (
            <>
              {' '}
              · <a href={hrefOf(toExpected(kind, null))}>{coverageText.importList}</a>
            </>
          ) : null}
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{label}</th>
      {columns.map((column) => (
        <td key={column} class={figures[column] === 0 ? 'figure zero' : 'figure'}>
          {!manages || column === 'unexpected' || figures[column] === 0 ? (
            count(figures[column])
          ) : (
            <a href={hrefOf(toExpected(kind, column === 'expected' ? null : column))}>
              {count(figures[column])}
            </a>
          )}
        </td>
      ))}
    </tr>
  );
}
