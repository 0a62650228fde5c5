import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionAnswer } from '../lib/core/api/console.ts';
import { EmptyState } from '../lib/design/components/empty-state.tsx';
import { OverviewPage } from './overview/page.tsx';
import { IncidentsPage } from './incidents/page.tsx';
import { PacksPage } from './packs/page.tsx';
import { RulesPage } from './rules/page.tsx';
import { SignInPage } from './session/sign-in.tsx';
import { lazily } from './shell/lazily.tsx';
import { Allowed, may } from './shell/allowed.tsx';
import { Frame } from './shell/frame.tsx';
import type { Models } from './shell/models.ts';
import { goTo, route } from './shell/navigation.ts';
import { lazyPage } from './shell/lazy-page.tsx';
import { hrefOf, start, type Route } from './shell/route.ts';
import { shellText } from './shell/text.ts';
import { usePageTitle } from './shell/use-page-title.ts';
import { DraftPage } from './versions/draft-page.tsx';
import { DraftsPage } from './versions/drafts-page.tsx';
import { HistoryPage } from './versions/history-page.tsx';
import { ProposalPage } from './versions/proposal-page.tsx';

const ReportsPage = lazyPage(async () => (await import('./reports/page.tsx')).ReportsPage);
const MonthlyPage = lazyPage(async () => (await import('./reports/monthly.tsx')).MonthlyPage);
const EditorPage = lazyPage(async () => (await import('./rules/editor-page.tsx')).EditorPage);

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
  if (state.kind !== 'signed-in') return <SignInPage session={session} />;
  return (
    <Frame models={models} session={state.session}>
      <Page at={at} models={models} session={state.session} />
    </Frame>
  );
}

const CoveragePage = lazily(async () => (await import('./coverage/page.tsx')).CoveragePage);
const SettingsPage = lazily(async () => (await import('./settings/page.tsx')).SettingsPage);

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
    case 'rules':
      return <RulesPage models={models} />;
    case 'edit':
      return <EditorPage models={models} file={at.file} line={at.line} except={at.except ?? null} />;
    case 'drafts':
      return <DraftsPage models={models} />;
    case 'draft':
      return <DraftPage models={models} id={at.id} />;
    case 'proposal':
      return <ProposalPage key={at.id} models={models} id={at.id} />;
    case 'history':
      return <HistoryPage models={models} version={at.version} />;
    case 'packs':
      return <PacksPage models={models} pack={at.pack} />;
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
    if (before.current === page) return;
    before.current = page;
    const heading = document.querySelector('main h1');
    if (heading instanceof HTMLElement) heading.focus();
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
