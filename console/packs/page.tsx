import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { localText } from '../rules/policy-model.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { RulesNav } from '../versions/nav.tsx';
import { aboutPack, modesOf } from './about.ts';
import { PackDetail } from './pack-detail.tsx';
import type { PackEntry } from './read-packs.ts';
import { packsText } from './text.ts';

/** What each pack is for, what is in it, and what it would do here. */
export function PacksPage({
  models,
  pack,
}: {
  readonly models: Models;
  readonly pack: string | null;
}): VNode {
  usePageTitle(...(pack === null ? [] : [pack]), packsText.title);
  const { policy: model, draft, factsApi } = models;
  const library = useAnswer('packs', () => factsApi.packs());
  const entries = useSignal<readonly PackEntry[] | null>(null);
  useEffect(() => void model.load(), [model]);
  const policy = model.policy.value;
  useEffect(() => {
    if (policy !== null) draft.start(policy);
  }, [policy, draft]);
  const files = draft.files.value;
  const offered = library.value?.packs;
  useEffect(() => {
    if (offered === undefined || draft.baseVersion.value === null) return;
    let isCurrent = true;
    // The YAML reader is large: only here is it needed at once.
    void import('./read-packs.ts').then(({ readPacks }) => {
      if (isCurrent) entries.value = readPacks(files, offered);
    });
    return () => {
      isCurrent = false;
    };
  }, [files, offered, draft, entries]);
  const error = library.error ?? model.error.value;
  const all = entries.value;
  const one = all?.find((entry) => entry.pack.id === pack);
  return (
    <div class="page page-versions">
      <RulesNav />
      {draft.changed.value.size === 0 ? null : (
        <Notice
          tone="info"
          role="status"
          actions={<a href={hrefOf({ page: 'draft', id: draft.id.value })}>{packsText.toDraft}</a>}
        >
          {packsText.inDraft}
        </Notice>
      )}
      {all === null ? (
        <>
          <h1 tabIndex={-1}>{packsText.title}</h1>
          {error === null ? <Loading /> : <NothingLoaded error={error} onRetry={library.reload} />}
        </>
      ) : pack === null ? (
        <Gallery entries={all} />
      ) : one === undefined ? (
        <EmptyState title={packsText.gone}>
          <a href={hrefOf({ page: 'packs', pack: null })}>{packsText.back}</a>
        </EmptyState>
      ) : (
        <PackDetail key={one.pack.id} models={models} entry={one} />
      )}
    </div>
  );
}

function Gallery({ entries }: { readonly entries: readonly PackEntry[] }): VNode {
  const own = entries.filter(({ path }) => path !== null);
  const available = entries.filter(({ path }) => path === null);
  return (
    <>
      <h1 tabIndex={-1}>{packsText.title}</h1>
      <p class="quiet lead">{packsText.lead}</p>
      {entries.length === 0 ? (
        <EmptyState title={packsText.none}>
          <p>{packsText.noneText}</p>
        </EmptyState>
      ) : null}
      <Shelf title={packsText.yours} entries={own} />
      <Shelf title={packsText.available} entries={available} />
    </>
  );
}

function Shelf(props: { readonly title: string; readonly entries: readonly PackEntry[] }): VNode | null {
  if (props.entries.length === 0) return null;
  return (
    <section class="section">
      <h2>{props.title}</h2>
      <ul class="shelf">
        {props.entries.map(({ pack, shipped }) => (
          <li key={pack.id} class="shelf-pack">
            <h3>
              <a href={hrefOf({ page: 'packs', pack: pack.id })}>
                <Shown value={localText(pack.title)} max={120} />
              </a>
            </h3>
            <p>{shipped === null ? packsText.ownAbout : aboutPack(pack.id)}</p>
            <p class="quiet">
              {packsText.rules(pack.rules.length)}: {modesOf(pack.rules)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
