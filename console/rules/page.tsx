import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Badge, type Tone } from '../../lib/design/components/badge.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import type { Action } from '../../lib/core/decide/verdict.ts';
import type { Rule, RulePack } from '../../lib/core/policy/schema.ts';
import { actionWords, modeWords, severityWords } from '../incidents/text.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { count, dayOf, fullTime } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { english, placeOf, titleOf } from './policy-model.ts';
import { ruleNotes, ruleSentence, type DetectorTitles, type Part } from './sentence.ts';
import { rulesText } from './text.ts';

const refreshMs = 30_000;

/** The policy in force, each rule as a sentence. */
export function RulesPage({ models }: { readonly models: Models }): VNode {
  usePageTitle(rulesText.title);
  const { policy: model } = models;
  const load = useMemo(() => () => void model.load(), [model]);
  useEffect(load, [load]);
  useRefresh(load, refreshMs);
  const policy = model.policy.value;
  if (policy === null)
    return (
      <div class="page">
        <h1 tabIndex={-1}>{rulesText.title}</h1>
        {model.error.value === null ? (
          <Loading />
        ) : (
          <NothingLoaded error={model.error.value} onRetry={load} />
        )}
      </div>
    );
  return (
    <div class="page page-rules">
      <div class="page-head">
        <h1 tabIndex={-1}>{rulesText.title}</h1>
        <a class="button button-plain" href={hrefOf({ page: 'edit', file: null, line: null })}>
          {rulesText.edit}
        </a>
      </div>
      <Trouble error={model.error.value} onRetry={load} />
      <Version policy={policy} />
      {policy.packs.length === 0 ? (
        <EmptyState title={rulesText.emptyTitle}>
          <p>{rulesText.emptyText}</p>
        </EmptyState>
      ) : (
        policy.packs.map((pack) => (
          <Pack key={pack.id} pack={pack} policy={policy} titles={model.detectorTitles.value} />
        ))
      )}
    </div>
  );
}

function Version({ policy }: { readonly policy: ActivePolicy }): VNode {
  const { current, devices } = policy.reach;
  return (
    <section class="version" aria-label={rulesText.version(policy.version)}>
      <p class="version-number">{rulesText.version(policy.version)}</p>
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

function Pack(props: {
  readonly pack: RulePack;
  readonly policy: ActivePolicy;
  readonly titles: DetectorTitles;
}): VNode {
  const { pack, policy, titles } = props;
  const place = placeOf(policy, pack);
  const title = english(pack.title);
  return (
    <section class="pack" aria-labelledby={`pack-${pack.id}`}>
      <div class="pack-head">
        <h2 id={`pack-${pack.id}`}>
          <Shown value={title} max={120} />
        </h2>
        <span class="quiet">
          <Shown value={pack.id} mono /> · {rulesText.ruleCount(pack.rules.length)}
        </span>
        {place === null ? null : (
          <a
            href={hrefOf({ page: 'edit', file: place.file, line: null })}
            aria-label={rulesText.editPack(title)}
          >
            {rulesText.editFile}
          </a>
        )}
      </div>
      <ul class="rules">
        {pack.rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} titles={titles} place={placeOf(policy, pack, rule)} />
        ))}
      </ul>
    </section>
  );
}

const actionTone: Record<Action, Tone> = {
  allow: 'neutral',
  log: 'info',
  warn: 'warn',
  justify: 'warn',
  redact: 'warn',
  block: 'stop',
};

function RuleRow(props: {
  readonly rule: Rule;
  readonly titles: DetectorTitles;
  readonly place: ReturnType<typeof placeOf>;
}): VNode {
  const { rule, titles, place } = props;
  const title = titleOf(rule);
  const { tell, suggest = [] } = rule.then;
  return (
    <li class={`rule rule-${rule.mode}`}>
      <div class="rule-state">
        <Badge tone={rule.mode === 'enforce' ? actionTone[rule.then.action] : 'neutral'}>
          {actionWords[rule.then.action]}
        </Badge>
        <span class={`severity-word severity-word-${rule.severity}`}>
          <SeverityMark severity={rule.severity} /> {severityWords[rule.severity]}
        </span>
        <span class={`mode mode-${rule.mode}`}>{modeWords[rule.mode]}</span>
      </div>
      <div class="rule-text">
        <h3>
          {place === null ? (
            <Shown value={title} max={120} />
          ) : (
            <a href={hrefOf({ page: 'edit', ...place })}>
              <Shown value={title} max={120} />
            </a>
          )}
        </h3>
        <p>
          <Sentence parts={ruleSentence(rule, titles)} />
        </p>
        {tell === undefined ? null : (
          <p class="rule-tell">
            {rulesText.tells} “<Shown value={english(tell)} max={300} />”
          </p>
        )}
        {suggest.length === 0 && ruleNotes(rule).length === 0 ? null : (
          <p class="quiet">
            {ruleNotes(rule).join(' ')}
            {suggest.map(({ label, url }) => (
              <span key={url}>
                {' '}
                {rulesText.suggests} “<Shown value={english(label)} max={80} />” (
                <Shown value={url} max={80} mono />
                ).
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

function Sentence({ parts }: { readonly parts: readonly Part[] }): VNode {
  return (
    <>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <b key={index}>
            <Shown value={part.name} max={80} />
          </b>
        ),
      )}
    </>
  );
}
