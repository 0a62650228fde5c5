import type { VNode } from 'preact';
import { lazily } from './shell/lazily.tsx';
import type { Models } from './shell/models.ts';
import type { Route } from './shell/route.ts';

const RulesPage = lazily(async () => (await import('./rules/page.tsx')).RulesPage);
const EditorPage = lazily(async () => (await import('./rules/editor-page.tsx')).EditorPage);
const DraftPage = lazily(async () => (await import('./versions/draft-page.tsx')).DraftPage);
const DraftsPage = lazily(async () => (await import('./versions/drafts-page.tsx')).DraftsPage);
const ProposalPage = lazily(async () => (await import('./versions/proposal-page.tsx')).ProposalPage);
const HistoryPage = lazily(async () => (await import('./versions/history-page.tsx')).HistoryPage);
const PacksPage = lazily(async () => (await import('./packs/page.tsx')).PacksPage);

type PolicyPages = 'rules' | 'edit' | 'drafts' | 'draft' | 'proposal' | 'history' | 'packs';

/** What is about the policy, for who may read it. */
export function PolicyPage(props: {
  readonly models: Models;
  readonly at: Extract<Route, { page: PolicyPages }>;
}): VNode {
  const { at, models } = props;
  switch (at.page) {
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
  }
  return at satisfies never;
}
