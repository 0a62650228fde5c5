import type { VNode } from 'preact';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import '../styles/coverage.css';
import { DevicePage } from './device.tsx';
import { DevicesPage } from './devices.tsx';
import { ExpectedPage } from './expected.tsx';
import { KitPage } from './kit/page.tsx';
import { OverviewPage } from './overview.tsx';
import { toDevices, toExpected, toKit, type CoverageRoute } from './route.ts';
import { coverageText } from './text.ts';

export interface CoverageProps {
  readonly models: Models;
  readonly session: SessionAnswer;
}

/** Where are we blind? */
export function CoveragePage({ at, ...props }: CoverageProps & { readonly at: CoverageRoute }): VNode {
  return (
    <div class="page page-coverage">
      <div class="page-head">
        <h1 tabIndex={-1}>{coverageText.title}</h1>
      </div>
      <Parts at={at} session={props.session} />
      <Part at={at} {...props} />
    </div>
  );
}

function Part({ at, ...props }: CoverageProps & { readonly at: CoverageRoute }): VNode {
  switch (at.part) {
    case 'overview':
      return <OverviewPage {...props} />;
    case 'devices':
      return <DevicesPage {...props} query={at.query} />;
    case 'device':
      return <DevicePage key={at.id} {...props} id={at.id} />;
    case 'expected':
      return <ExpectedPage {...props} kind={at.kind} seen={at.seen} />;
    case 'kit':
      return <KitPage {...props} code={at.code} />;
  }
  return at satisfies never;
}

/** What asks for `devices.manage` is not offered to others. */
function Parts({ at, session }: { readonly at: CoverageRoute; readonly session: SessionAnswer }): VNode {
  const manages = may(session, 'devices.manage');
  const parts: readonly { to: CoverageRoute; label: string; of: readonly CoverageRoute['part'][] }[] = [
    { to: { page: 'coverage', part: 'overview' }, label: coverageText.overview, of: ['overview'] },
    { to: toDevices(), label: coverageText.devices, of: ['devices', 'device'] },
    ...(manages
      ? [{ to: toExpected('person', null), label: coverageText.expected, of: ['expected'] as const }]
      : []),
    { to: toKit(), label: coverageText.kit, of: ['kit'] },
  ];
  return (
    <nav class="parts" aria-label={coverageText.parts}>
      <ul>
        {parts.map(({ to, label, of }) => (
          <li key={label}>
            <a href={hrefOf(to)} aria-current={of.includes(at.part) ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
