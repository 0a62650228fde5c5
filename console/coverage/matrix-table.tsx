import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { cellStates, type Cell, type CellState, type Matrix } from './matrix.ts';
import { toDevices } from './route.ts';
import { browserName, cellWords, coverageText } from './text.ts';
import { platformName } from '../shell/platforms.ts';

/** Platform × browser; every figure leads to its devices. */
export function MatrixTable({ matrix }: { readonly matrix: Matrix }): VNode {
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{coverageText.matrixTitle}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="matrix">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{coverageText.platform}</th>
              {matrix.browsers.map(({ browser, live }) => (
                <th key={browser} scope="col">
                  <Shown value={browserName(browser)} max={30} /> <span class="quiet">({count(live)})</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map(({ platform, cells }) => (
              <tr key={platform}>
                <th scope="row">
                  <Shown value={platformName(platform)} max={40} />
                </th>
                {cells.map((cell) => (
                  <td key={cell.browser} class={`matrix-cell matrix-${cell.state}`}>
                    <ul>
                      {cellStates
                        .filter((state) => cell.counts[state] > 0)
                        .map((state) => (
                          <li key={state}>
                            <Figure cell={cell} state={state} />
                          </li>
                        ))}
                    </ul>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet note">{coverageText.matrixHint}</p>
    </section>
  );
}

const healthOf = { enforced: 'ok', degraded: 'degraded', blind: 'blind' } as const;

function Figure({ cell, state }: { readonly cell: Cell; readonly state: CellState }): VNode {
  const text = (
    <>
      <span class={`cell-mark cell-${state}`} aria-hidden="true" />
      <span class="cell-count">{count(cell.counts[state])}</span> {cellWords[state]}
    </>
  );
  if (state === 'not-seen') return <span class="quiet cell-figure">{text}</span>;
  const { platform, browser } = cell;
  return (
    <a class="cell-figure" href={hrefOf(toDevices({ platform, browser, health: healthOf[state] }))}>
      {text}
    </a>
  );
}
