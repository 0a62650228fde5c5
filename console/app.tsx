import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionAnswer } from '../lib/core/api/console.ts';
import { EmptyState } from '../lib/design/components/empty-state.tsx';
import { OverviewPage } from './overview/page.tsx';
import { SignInAgain } from './session/sign-in-again.tsx';
import { SignInPage } from './session/sign-in.tsx';
import { lazily } from './shell/lazily.tsx';
import { Allowed, may } from './shell/allowed.tsx';
import { Frame } from './shell/frame.tsx';
import type { Models } from './shell/models.ts';
import { goTo, route } from './shell/navigation.ts';
import { PolicyPage } from './policy-pages.tsx';
import { hrefOf, start, type Route } from './shell/route.ts';
import { shellText } from './shell/text.ts';
import { usePageTitle } from './shell/use-page-title.ts';

// Only what everybody sees first is there at once: each of the others brings its own code.
const IncidentsPage = lazily(async () => (await import('./incidents/page.tsx')).IncidentsPage);
const ReportsPage = lazily(async () => (await import('./reports/page.tsx')).ReportsPage);
const MonthlyPage = lazily(async () => (await import('./reports/monthly.tsx')).MonthlyPage);
const CoveragePage = lazily(async () => (await import('./coverage/page.tsx')).CoveragePage);
const SettingsPage = lazily(async () => (await import('./settings/page.tsx')).SettingsPage);

export function App({ models }: { readonly models: Models }): VNode {
  const at = route.value;
  const { session } = models;
  const link = at.page === 'sign-in' ? at.link : null;
  useEffect(() => {
    if (link === null) return;
    // The link is a secret: out of the address bar and the history before anything else.
    goTo(start, 'replace');
    void session.signIn(link);
  }, [link, session]);

  const state = session.state.value;
  // What was typed outlasts a session that ends by itself; it is not shown before they are back.
  const held = useRef<SessionAnswer | null>(null);
  if (state.kind === 'signed-in') held.current = state.session;
  if (state.kind === 'signed-out' && state.why === 'left') held.current = null;
  if (held.current === null) return <SignInPage session={session} />;
  const isIn = state.kind === 'signed-in';
  return (
    <>
      <div class={isIn ? 'held' : 'held held-back'} inert={!isIn}>
        <Frame models={models} session={held.current}>
          <Page at={at} models={models} session={held.current} />
        </Frame>
      </div>
      {isIn ? null : <SignInAgain session={session} />}
    </>
  );
}

function Page(props: {
  readonly at: Route;
  readonly models: Models;
  readonly session: SessionAnswer;
}): VNode {
  const { at, models, session } = props;
  useFocusOnNewPage(at.page);
  switch (at.page) {
    case 'overview':
      return <OverviewPage models={models} session={session} />;
    case 'reports':
      return (
        <Allowed session={session} to="reports.read">
          <ReportsPage
            reports={models.reports}
            days={at.days}
            group={at.group}
            drills={may(session, 'incidents.read')}
          />
        </Allowed>
      );
    case 'monthly':
      return (
        <Allowed session={session} to="reports.read">
          <MonthlyPage
            reports={models.reports}
            month={at.month}
            group={at.group}
            organisation={session.organisation.name}
          />
        </Allowed>
      );
    case 'incidents':
      return (
        <Allowed session={session} to="incidents.read">
          <IncidentsPage models={models} session={session} at={at} />
        </Allowed>
      );
    case 'edit':
      return (
        <Allowed session={session} to="policy.write">
          <PolicyPage models={models} at={at} />
        </Allowed>
      );
    case 'rules':
    case 'drafts':
    case 'draft':
    case 'proposal':
    case 'history':
    case 'packs':
      return (
        <Allowed session={session} to="policy.read">
          <PolicyPage models={models} at={at} />
        </Allowed>
      );
    case 'coverage':
      return (
        <Allowed session={session} to="devices.read">
          <CoveragePage models={models} session={session} at={at} />
        </Allowed>
      );
    case 'settings':
      return <SettingsPage models={models} session={session} at={at} />;
    case 'sign-in':
    case 'not-found':
      return <NotFound />;
  }
  return at satisfies never;
}

/** A new page begins at its heading, for the keyboard and for screen readers; not the first one, nor within a page. */
function useFocusOnNewPage(page: Route['page']): void {
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return undefined;
    before.current = page;
    const main = document.querySelector('main');
    if (main === null) return undefined;
    let begun: Element | null = null;
    const begin = (): void => {
      const heading = main.querySelector('h1');
      if (heading === null || heading === begun) return;
      // Drawn anew, it is the same place; whoever has gone on meanwhile is left alone.
      if (begun !== null && document.activeElement !== document.body) return;
      heading.focus();
      begun = heading;
    };
    begin();
    // The page's code may still be on its way, and its heading is drawn more than once.
    const observer = new MutationObserver(begin);
    observer.observe(main, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [page]);
}

function NotFound(): VNode {
  usePageTitle(shellText.notFound);
  return (
    <div class="page">
      <h1 class="visually-hidden" tabIndex={-1}>
        {shellText.notFound}
      </h1>
      <EmptyState
        title={shellText.notFound}
        actions={
          <a class="button button-plain" href={hrefOf(start)}>
            {shellText.toStart}
          </a>
        }
      >
        <p>{shellText.notFoundText}</p>
      </EmptyState>
    </div>
  );
}
