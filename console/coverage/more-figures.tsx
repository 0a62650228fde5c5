import type { ComponentChildren, VNode } from 'preact';
import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { toDevices } from './route.ts';
import { browserName, cellWords, coverageText as words } from './text.ts';
import { platformName } from '../shell/platforms.ts';

/** The figures behind: versions, groups, page builds. */
export function MoreFigures({ answer }: { readonly answer: CoverageAnswer }): VNode {
  const { against } = answer;
  return (
    <details class="block coverage-more">
      <summary>
        <h2>{words.moreTitle}</h2>
      </summary>
      <div class="more-tables">
        <Figures caption={words.policyVersion} heads={[words.policyVersion, words.count]}>
          {answer.policyVersions.map(({ version, devices }) => (
            <tr key={version}>
              <th scope="row">
                {version === 0 ? words.noneYet : count(version)}{' '}
                {version === against.policyVersion ? <span class="quiet">{words.current}</span> : null}
              </th>
              <Number n={devices} />
            </tr>
          ))}
        </Figures>
        <Figures caption={words.extensionVersion} heads={[words.extensionVersion, words.count]}>
          {answer.extensionVersions.map(({ browser, version, devices }) => (
            <tr key={`${browser} ${version}`}>
              <th scope="row">
                <Shown value={`${browserName(browser)} ${version}`} max={50} />
              </th>
              <Number n={devices} />
            </tr>
          ))}
        </Figures>
        <Figures caption={words.group} heads={[words.group, words.active, words.ok, words.silent]}>
          {answer.groups.map(({ group, devices }) => (
            <tr key={group}>
              <th scope="row">
                <a href={hrefOf(toDevices({ group }))}>
                  <Shown value={group} max={64} />
                </a>
              </th>
              <Number n={devices.active} />
              <Number n={devices.ok} />
              <Number n={devices.silent} />
            </tr>
          ))}
        </Figures>
        <Figures
          caption={words.build}
          heads={[words.build, cellWords.enforced, cellWords.degraded, cellWords.blind]}
        >
          {answer.adapters.map(({ platform, browser, page, ok, degraded, blind }) => (
            <tr key={`${platform} ${browser} ${page ?? ''}`}>
              <th scope="row">
                <a href={hrefOf(toDevices({ platform, browser, page: page ?? '' }))}>
                  <Shown value={`${platformName(platform)}, ${browserName(browser)}`} max={60} />
                </a>{' '}
                {page === null ? (
                  <span class="quiet">{words.noBuild}</span>
                ) : (
                  <Shown value={page} max={60} mono />
                )}
              </th>
              <Number n={ok} />
              <Number n={degraded} />
              <Number n={blind} />
            </tr>
          ))}
        </Figures>
      </div>
    </details>
  );
}

function Figures(props: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}): VNode {
  return (
    <table>
      <caption class="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          {props.heads.map((head, index) => (
            <th key={head} scope="col" class={index === 0 ? undefined : 'figure'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

const Number = ({ n }: { readonly n: number }): VNode => (
  <td class={n === 0 ? 'figure zero' : 'figure'}>{count(n)}</td>
);
