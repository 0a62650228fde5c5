import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import { may } from '../shell/allowed.tsx';
import { hrefOf } from '../shell/route.ts';
import { count, hours } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { AlertList } from './alert-list.tsx';
import { ChannelList } from './channel-list.tsx';
import { GapList } from './gap-list.tsx';
import { gapsOf } from './gaps.ts';
import { MatrixTable } from './matrix-table.tsx';
import { matrixOf } from './matrix.ts';
import { MoreFigures } from './more-figures.tsx';
import type { CoverageProps } from './page.tsx';
import { toKit } from './route.ts';
import { SeenTable } from './seen-table.tsx';
import { coverageText } from './text.ts';

const refreshMs = 30_000;

export function OverviewPage({ models, session }: CoverageProps): VNode {
  usePageTitle(coverageText.title);
  const { figures, alerts } = models.coverage;
  const { policy } = models;
  const readsPolicy = may(session, 'policy.read');
  const manages = may(session, 'devices.manage');
  const refresh = useMemo(
    () => () => {
      void figures.load();
      void alerts.load();
      if (readsPolicy) void policy.load();
    },
    [figures, alerts, policy, readsPolicy],
  );
  useEffect(refresh, [refresh]);
  useRefresh(refresh, refreshMs);
  const answer = figures.value.value;
  const error = figures.error.value;
  if (answer === null)
    return error === null ? <Loading /> : <NothingLoaded error={error} onRetry={refresh} />;
  return (
    <>
      <Trouble error={error} loadedAt={figures.loadedAt.value} onRetry={refresh} />
      {answer.devices.active === 0 ? (
        <Nobody answer={answer} manages={manages} />
      ) : (
        <Figures answer={answer} manages={manages} />
      )}
      {answer.devices.active === 0 ? null : (
        <GapList gaps={gapsOf(answer)} extension={answer.extension} session={session} />
      )}
      <AlertList models={models} session={session} />
      {readsPolicy ? <ChannelList policy={policy.policy.value} /> : null}
      {answer.devices.active === 0 ? null : <MoreFigures answer={answer} />}
    </>
  );
}

interface AnswerProps {
  readonly answer: CoverageAnswer;
  readonly manages: boolean;
}

function Nobody({ answer, manages }: AnswerProps): VNode {
  return (
    <>
      <EmptyState
        title={coverageText.emptyTitle}
        actions={
          <a class="button button-primary" href={hrefOf(toKit())}>
            {coverageText.toKit}
          </a>
        }
      >
        <p>{coverageText.emptyText}</p>
      </EmptyState>
      {answer.expected.person.expected + answer.expected.device.expected === 0 ? null : (
        <SeenTable answer={answer} manages={manages} />
      )}
    </>
  );
}

function Figures({ answer, manages }: AnswerProps): VNode {
  const { devices, against } = answer;
  const since = hours(against.silentHours);
  const [ok, active] = [count(devices.ok), count(devices.active)];
  return (
    <>
      <p class="coverage-summary">
        {devices.ok === devices.active
          ? coverageText.all(active)
          : coverageText.summary(ok, active, devices.ok)}
      </p>
      <p class="quiet">
        {against.policyVersion === 0
          ? coverageText.noPolicy(since)
          : coverageText.measured(since, count(against.policyVersion))}
      </p>
      <div class="coverage-top">
        <MatrixTable matrix={matrixOf(answer)} />
        <SeenTable answer={answer} manages={manages} />
      </div>
    </>
  );
}
