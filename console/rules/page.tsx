import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import type { RuleLastChange } from '../../lib/core/api/replay.ts';
import type { Rule, RulePack } from '../../lib/core/policy/schema.ts';
import type { Models } from '../shell/models.ts';
import { toHold } from '../settings/route.ts';
import { hrefOf } from '../shell/route.ts';
import { count, dayOf, fullTime } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { draftText } from '../versions/draft-text.ts';
import { mayDo, RulesNav } from '../versions/nav.tsx';
import { RolloutPanel } from '../versions/rollout-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { localText, placeOf } from './policy-model.ts';
import { Promote } from './promote.tsx';
import { everyRule, filterPacks, type RuleFilter } from './rule-filter.ts';
import { RuleRow } from './rule-row.tsx';
import { plain, ruleSentence } from './sentence.ts';
import { talliesOf, tallyPeriod, type Tally } from './tally.ts';
import { rulesText } from './text.ts';

const refreshMs = 30_000;

/** The policy in force: by pack, each rule as a sentence, with what simulated ones would do. */
export function RulesPage({ models }: { readonly models: Models }): VNode {
  usePageTitle(rulesText.title);
  const { policy: model } = models;
  const load = useMemo(() => () => void model.load(), [model]);
  useEffect(load, [load]);
  useRefresh(load, refreshMs);
  const policy = model.policy.value;
  return (
    <div class="page page-rules">
      <RulesNav />
      <div class="page-head">
        <h1 tabIndex={-1}>{rulesText.title}</h1>
        {policy !== null && mayDo(models, 'policy.write') ? (
          <a class="button button-plain" href={hrefOf({ page: 'edit', file: null, line: null })}>
            {rulesText.edit}
          </a>
        ) : null}
      </div>
      {policy === null ? (
        model.error.value === null ? (
          <Loading />
        ) : (
          <NothingLoaded error={model.error.value} onRetry={load} />
        )
      ) : (
        <InForce models={models} policy={policy} onRetry={load} />
      )}
    </div>
  );
}

function InForce(props: {
  readonly models: Models;
  readonly policy: ActivePolicy;
  readonly onRetry: () => void;
}): VNode {
  const { models, policy } = props;
  const { policy: model, factsApi, draft } = models;
  const filter = useSignal<RuleFilter>(everyRule);
  const promoting = useSignal<{ readonly pack: RulePack; readonly rule: Rule } | null>(null);
  const version = String(policy.version);
  const changes = useAnswer(version, () => factsApi.ruleChanges());
  const isCounted = mayDo(models, 'reports.read');
  const simulated = useAnswer(isCounted ? version : null, () => {
    const { from, to } = tallyPeriod(Date.now());
    return factsApi.simulated(from, to);
  });
  useRefresh(simulated.reload, refreshMs);
  const titles = model.detectorTitles.value;
  const tallies = talliesOf(simulated.value);
  const tallyOf = (pack: RulePack, rule: Rule): Tally | null => tallies.get(`${pack.id}/${rule.id}`) ?? null;
  const talliedOf = (pack: RulePack, rule: Rule): string | undefined =>
    mayDo(models, 'incidents.read') ? `${pack.id}/${rule.id}` : undefined;
  const changedIn = new Map<string, RuleLastChange>(
    (changes.value?.items ?? []).map((change) => [`${change.pack}/${change.rule}`, change]),
  );
  const packs = filterPacks(policy.packs, filter.value, (rule) => plain(ruleSentence(rule, titles)));
  const mayPromote = mayDo(models, 'policy.write') && mayDo(models, 'policy.publish');
  const published = draft.publish.value;
  return (
    <>
      <Trouble error={model.error.value} onRetry={props.onRetry} />
      {published.kind === 'published' && published.version >= policy.version ? (
        <Notice tone="good" role="status">
          {published.staged ? draftText.stagedOut(published.version) : draftText.published(published.version)}
        </Notice>
      ) : null}
      <Version policy={policy} />
      <RolloutPanel models={models} />
      {policy.packs.length === 0 ? (
        <EmptyState title={rulesText.emptyTitle}>
          <p>{rulesText.emptyText}</p>
        </EmptyState>
      ) : (
        <FilterBar filter={filter} all={policy.packs} shown={packs} />
      )}
      {policy.packs.length > 0 && packs.length === 0 ? (
        <EmptyState
          title={rulesText.noneFound}
          actions={<Button onClick={() => (filter.value = everyRule)}>{rulesText.showAll}</Button>}
        >
          {null}
        </EmptyState>
      ) : null}
      {packs.map((pack) => (
        <section class="pack" aria-labelledby={`pack-${pack.id}`} key={pack.id}>
          <PackHead pack={pack} policy={policy} mayEdit={mayDo(models, 'policy.write')} />
          <ul class="rules">
            {pack.rules.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                titles={titles}
                place={mayDo(models, 'policy.write') ? placeOf(policy, pack, rule) : null}
                tally={isCounted && simulated.value !== null ? tallyOf(pack, rule) : undefined}
                tallied={talliedOf(pack, rule)}
                changed={changedIn.get(`${pack.id}/${rule.id}`)}
                hold={
                  mayDo(models, 'people.erase') ? hrefOf(toHold('rule', `${pack.id}/${rule.id}`)) : undefined
                }
                onPromote={mayPromote ? () => (promoting.value = { pack, rule }) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {promoting.value === null ? null : (
        <Promote
          models={models}
          {...promoting.value}
          tally={tallyOf(promoting.value.pack, promoting.value.rule)}
          tallied={talliedOf(promoting.value.pack, promoting.value.rule)}
          onClose={() => (promoting.value = null)}
        />
      )}
    </>
  );
}

function Version({ policy }: { readonly policy: ActivePolicy }): VNode {
  const { current, devices } = policy.reach;
  return (
    <section class="version" aria-label={rulesText.version(policy.version)}>
      <p class="version-number">
        <a href={hrefOf({ page: 'history', version: policy.version })}>{rulesText.version(policy.version)}</a>
      </p>
      <div class="version-text">
        <p class="version-message">
          {policy.message === '' ? rulesText.noMessage : <Shown value={policy.message} max={300} />}
        </p>
        <p class="quiet">
          {rulesText.published} <time dateTime={policy.publishedAt}>{fullTime(policy.publishedAt)}</time>{' '}
          {rulesText.by} <Shown value={policy.publishedBy} max={80} />. {rulesText.expires}{' '}
          <time dateTime={policy.expiresAt}>{dayOf(policy.expiresAt)}</time>.
        </p>
      </div>
      <div class="version-reach">
        {devices === 0 ? (
          <p>{rulesText.reachNone}</p>
        ) : (
          <>
            <p>{rulesText.reach(count(current), count(devices))}</p>
            <meter aria-label={rulesText.reachMeter} min={0} max={devices} value={current} />
          </>
        )}
      </div>
    </section>
  );
}

function PackHead(props: {
  readonly pack: RulePack;
  readonly policy: ActivePolicy;
  readonly mayEdit: boolean;
}): VNode {
  const { pack, policy } = props;
  const place = placeOf(policy, pack);
  const title = localText(pack.title);
  return (
    <div class="pack-head">
      <h2 id={`pack-${pack.id}`}>
        <Shown value={title} max={120} />
      </h2>
      <span class="quiet">
        <Shown value={pack.id} mono /> · {rulesText.ruleCount(pack.rules.length)}
      </span>
      {place === null || !props.mayEdit ? null : (
        <a
          href={hrefOf({ page: 'edit', file: place.file, line: null })}
          aria-label={rulesText.editPack(sentenceText(title, 160))}
        >
          {rulesText.editFile}
        </a>
      )}
    </div>
  );
}
