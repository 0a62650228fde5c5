import type { ComponentChildren, VNode } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import type { ActivePolicy, SessionAnswer } from '../../lib/core/api/console.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { now } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { MissingLines } from './missing.tsx';
import type { OverviewData } from './model.ts';
import { Better, Blind, Changed, Now } from './panels.tsx';
import { overviewText as text } from './text.ts';

const refreshMs = 60_000;

/** Four questions on one screen; whoever may see reports only begins with them. */
export function OverviewPage(props: { readonly models: Models; readonly session: SessionAnswer }): VNode {
  const { models, session } = props;
  const { overview } = models;
  const seesReportsOnly =
    may(session, 'reports.read') &&
    !(['incidents.read', 'devices.read', 'policy.read'] as const).some((one) => may(session, one));
  usePageTitle(text.title);
  const { permissions } = session;
  const load = useCallback(() => void overview.load(permissions, Date.now()), [overview, permissions]);
  useEffect(() => {
    if (seesReportsOnly) goTo({ page: 'reports' }, 'replace');
    else load();
  }, [seesReportsOnly, load]);
  useRefresh(load, refreshMs);
  const { policy } = models;
  const mayPublish = may(session, 'policy.publish');
  // Once: whoever publishes meanwhile loads it anew.
  useEffect(() => {
    if (mayPublish && policy.policy.peek() === null) void policy.load();
  }, [mayPublish, policy]);
  const data = overview.data.value;
  const error = overview.error.value;
  return (
    <div class="page page-overview">
      <h1 class="visually-hidden" tabIndex={-1}>
        {text.title}
      </h1>
      {data === null ? (
        error === null ? (
          <Loading />
        ) : (
          <NothingLoaded error={error} onRetry={load} />
        )
      ) : (
        <>
          <Trouble error={error} onRetry={load} />
          <Panels data={data} session={session} inForce={mayPublish ? policy.policy.value : null} />
        </>
      )}
    </div>
  );
}

function Panels(props: {
  readonly data: OverviewData;
  readonly session: SessionAnswer;
  /** Null: not there yet, or not this person's to change. */
  readonly inForce: ActivePolicy | null;
}): VNode {
  const { data, session, inForce } = props;
  const { work, trend, coverage, policy } = data;
  return (
    <div class="overview">
      <div class="overview-column">
        {work === null ? null : (
          <Panel id="now" question={text.now}>
            <Now work={work} waiting={may(session, 'policy.publish') ? (policy?.waiting ?? []) : []} />
          </Panel>
        )}
        {coverage === null ? null : (
          <Panel id="blind" question={text.blind}>
            <Blind {...coverage} />
          </Panel>
        )}
      </div>
      <div class="overview-column">
        {trend === null ? null : (
          <Panel id="better" question={text.better}>
            <Better {...trend} />
          </Panel>
        )}
        {policy === null ? null : (
          <Panel id="changed" question={text.changed}>
            <Changed policy={policy} now={now.value} />
            {inForce === null ? null : <MissingLines policy={inForce} />}
          </Panel>
        )}
      </div>
    </div>
  );
}

function Panel(props: {
  readonly id: string;
  readonly question: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section class="overview-panel" aria-labelledby={`overview-${props.id}`}>
      <h2 id={`overview-${props.id}`}>{props.question}</h2>
      {props.children}
    </section>
  );
}
