import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { localText } from '../rules/policy-model.ts';
import { RuleRow } from '../rules/rule-row.tsx';
import { talliesOf, tallyPeriod } from '../rules/tally.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { mayDo } from '../versions/nav.tsx';
import { Replay } from '../versions/replay-view.tsx';
import { setRuleMode } from '../versions/use-mode.ts';
import { Trouble } from '../shell/trouble.tsx';
import { aboutPack, modesOf } from './about.ts';
import { missingFrom } from './needs.ts';
import type { PackEntry } from './read-packs.ts';
import { packsText } from './text.ts';

/** One pack: its rules, what it would do here, and the ways to take it or leave it. */
export function PackDetail({ models, entry }: { readonly models: Models; readonly entry: PackEntry }): VNode {
  const { pack, path, shipped } = entry;
  const { policy, factsApi } = models;
  const trying = useSignal<readonly PolicyFile[] | null>(null);
  const unwritable = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isCounted = path !== null && mayDo(models, 'reports.read');
  const simulated = useAnswer(isCounted ? pack.id : null, () => {
    const { from, to } = tallyPeriod(Date.now());
    return factsApi.simulated(from, to);
  });
  const needs = useAnswer(shipped === null ? null : pack.id, () => factsApi.packNeeds(pack.id));
  // Without an answer the pack alone is tried and added, and the check says what is missing.
  const isReady = shipped === null || needs.value !== null || needs.error !== null;
  const missing = missingFrom(models.draft.files.value, needs.value?.files ?? []);
  const tallies = talliesOf(simulated.value);
  const tryIt = async () => {
    trying.value = await withPackEnforced(models, entry, needs.value?.files ?? []);
    unwritable.value = trying.value === null;
  };
  return (
    <>
      <p>
        <a href={hrefOf({ page: 'packs', pack: null })}>← {packsText.back}</a>
      </p>
      <h1 tabIndex={-1} ref={heading}>
        <Shown value={localText(pack.title)} max={120} />
      </h1>
      <p class="lead">{shipped === null ? packsText.ownAbout : aboutPack(pack.id)}</p>
      <p class="quiet">
        <Shown value={pack.id} mono /> · {packsText.rules(pack.rules.length)}: {modesOf(pack.rules)}
      </p>
      <div class="pack-head-ways">
        {mayDo(models, 'policy.write') ? (
          <Ways {...{ models, entry, missing, isReady }} onUnwritable={() => (unwritable.value = true)} />
        ) : null}
        {trying.value === null ? (
          <Button onClick={() => void tryIt()} unavailable={!isReady}>
            {packsText.effect}
          </Button>
        ) : null}
      </div>
      {missing.length === 0 ? null : <p class="quiet note">{packsText.brings(missing.length)}</p>}
      <Trouble error={needs.error} onRetry={needs.reload} />
      {unwritable.value ? (
        <Notice tone="warn" role="alert">
          {packsText.unwritable}
        </Notice>
      ) : null}
      {trying.value === null ? null : (
        <>
          <Replay models={models} files={trying.value} of={`pack ${pack.id}`} />
          <p class="quiet">{packsText.effectWhat}</p>
        </>
      )}
      <h2 class="visually-hidden">{packsText.rulesTitle}</h2>
      <ul class="rules pack-rules">
        {pack.rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            titles={policy.detectorTitles.value}
            place={null}
            tally={
              isCounted && simulated.value !== null
                ? (tallies.get(`${pack.id}/${rule.id}`) ?? null)
                : undefined
            }
            tallied={mayDo(models, 'incidents.read') ? `${pack.id}/${rule.id}` : undefined}
          />
        ))}
      </ul>
    </>
  );
}

/** The policy in force with this pack and what it needs in it, every rule enforced; null when its modes cannot be changed. */
async function withPackEnforced(
  { policy }: Models,
  { pack, path, shipped }: PackEntry,
  needs: readonly PolicyFile[],
): Promise<readonly PolicyFile[] | null> {
  const { withMode } = await import('../versions/rule-mode.ts');
  const inForce = policy.policy.value?.files ?? [];
  const current = inForce.find((file) => file.path === path) ?? shipped;
  if (current === null) return null;
  const text = withMode(current.text, { pack: pack.id, rule: null }, 'enforce');
  if (text === null) return null;
  const others = inForce.filter((file) => file.path !== current.path);
  return [...others, ...missingFrom(inForce, needs), { path: current.path, text }];
}

function Ways(props: {
  readonly models: Models;
  readonly entry: PackEntry;
  /** Files that the pack needs and the draft does not have. */
  readonly missing: readonly PolicyFile[];
  /** Whether that is known. */
  readonly isReady: boolean;
  readonly onUnwritable: () => void;
}): VNode {
  const { models, entry, missing, isReady } = props;
  const { pack, path, shipped } = entry;
  const { draft } = models;
  const current = draft.files.value.find((file) => file.path === path)?.text;
  const put = (at: string, text: string) =>
    draft.apply(new Map([...missing.map((file) => [file.path, file.text] as const), [at, text]]));
  const simulate = async () => {
    if (!(await setRuleMode(models, { pack: pack.id, rule: null }, 'simulate'))) props.onUnwritable();
  };
  if (path === null && shipped !== null)
    return (
      <>
        <Button
          look="primary"
          unavailable={!isReady}
          onClick={() => {
            put(shipped.path, shipped.text);
            void simulate();
          }}
        >
          {packsText.add}
        </Button>
        <Button onClick={() => put(shipped.path, shipped.text)} unavailable={!isReady}>
          {packsText.addWritten}
        </Button>
      </>
    );
  return (
    <>
      {pack.rules.every(({ mode }) => mode !== 'enforce') ? null : (
        <Button onClick={() => void simulate()}>{packsText.simulate}</Button>
      )}
      {shipped === null || current === shipped.text || path === null ? null : (
        <Button onClick={() => put(path, shipped.text)} unavailable={!isReady}>
          {packsText.restore}
        </Button>
      )}
      {path === null ? null : (
        <>
          <a class="button button-plain" href={hrefOf({ page: 'edit', file: path, line: null })}>
            {packsText.edit}
          </a>
          <Button onClick={() => draft.remove(path)}>{packsText.remove}</Button>
        </>
      )}
    </>
  );
}
