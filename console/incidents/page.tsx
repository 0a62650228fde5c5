import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { Models } from '../shell/models.ts';
import { route } from '../shell/navigation.ts';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { wide } from '../shell/wide.ts';
import { BulkBar } from './bulk-bar.tsx';
import { Dialogs } from './dialogs.tsx';
import { Groups } from './groups.tsx';
import { Head } from './head.tsx';
import { keysOf } from './keys.ts';
import { IncidentList } from './list.tsx';
import { keyOf, keyText, standardDays } from './model.ts';
import { incidentText } from './page-text.ts';
import { IncidentPane } from './pane.tsx';
import type { IncidentsRoute } from './route.ts';
import { Toast } from './toast.tsx';
import { ViewsBar } from './views-bar.tsx';

const refreshMs = 15_000;

/** Search on top, list left, incident right; one of the two when narrow. */
export function IncidentsPage(props: {
  readonly models: Models;
  readonly session: SessionAnswer;
  readonly at: IncidentsRoute;
}): VNode {
  const { models, session, at } = props;
  const { q = '', days = standardDays, by } = at;
  const { desk, policy } = models;
  const { incidents, selection } = desk;
  useEffect(() => {
    selection.clear();
    void incidents.look({ q, days });
  }, [incidents, selection, q, days]);
  useEffect(() => {
    void policy.load();
    void desk.colleagues.load();
    void desk.views.load();
    desk.people.forget();
    // Names that somebody else asked for are not for whoever signs in next.
  }, [policy, desk, session.user.id]);
  useRefresh(
    useMemo(() => () => void incidents.poll(), [incidents]),
    refreshMs,
  );

  // With room for both, the newest incident is open from the start; its address stays that of the list.
  const first = incidents.list.items.value[0];
  const shown = at.incident ?? (wide.value && by === undefined && first !== undefined ? keyOf(first) : null);
  const shownText = shown === null ? null : keyText(shown);
  const listReady = incidents.list.phase.value === 'ready';
  useEffect(() => {
    // Drawn before a key went on to the next incident: what is drawn next opens that one.
    if (route.value !== at) return;
    // A link to one incident waits for the list, which usually holds it already.
    if (listReady || shown === null) void incidents.open(shown);
  }, [incidents, shownText, at, listReady]);

  const opened = incidents.opened.value;
  usePageTitle(
    ...(at.incident !== null && opened.kind === 'ready'
      ? [policy.ruleTitle(opened.record.incident.rule)]
      : []),
    incidentText.title,
  );
  useKeys(useMemo(() => keysOf(models, session), [models, session]));

  const alone = opened.kind === 'none' && ((listReady && first === undefined) || by !== undefined);
  return (
    <div class={`incidents-page${at.incident === null ? '' : ' incidents-one'}`}>
      <Head models={models} session={session} query={at} />
      {selection.size.value > 0 ? <BulkBar models={models} /> : <ViewsBar models={models} query={at} />}
      <div class={`incidents${alone ? ' incidents-none' : ''}`}>
        {by === undefined || at.incident !== null ? (
          <IncidentList models={models} session={session} shown={shownText} />
        ) : (
          <section class="list" aria-labelledby="incidents-title">
            <Groups models={models} by={by} scope={{ q, days }} />
          </section>
        )}
        <IncidentPane models={models} session={session} opened={opened} />
      </div>
      <Toast models={models} />
      <Dialogs models={models} session={session} />
    </div>
  );
}
