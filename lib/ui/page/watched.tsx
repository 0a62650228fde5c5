import type { VNode } from 'preact';
import type { Localised } from '../../core/policy/schema.ts';
import { localised } from '../dialog/localised.ts';
import { textsFor } from '../texts/catalogue.ts';
import { pageCatalogues } from '../texts/page/index.ts';

/** What a rule of the policy in force looks for. */
export interface WatchedRule {
  readonly title: Localised;
  /** Names of the messengers it is about; null: all. */
  readonly platforms: readonly string[] | null;
  /** Recorded only, never held. */
  readonly isTrial: boolean;
}

interface WatchedListProps {
  readonly watched: readonly WatchedRule[];
  readonly languages: readonly string[];
  /** Whether to name the messengers of a rule that is not about all. */
  readonly namesPlatforms?: boolean;
}

/** What the policy in force looks for, in its own words; what is beyond `shownAtFirst` folded away. */
export function WatchedList({
  watched,
  shownAtFirst,
  ...rest
}: WatchedListProps & { readonly shownAtFirst: number }): VNode {
  const { say } = textsFor(pageCatalogues, rest.languages);
  const more = watched.slice(shownAtFirst);
  return (
    <>
      <Rules watched={watched.slice(0, shownAtFirst)} {...rest} />
      {more.length > 0 && (
        <details>
          <summary>{say('watchedMore', { count: more.length })}</summary>
          <Rules watched={more} {...rest} />
        </details>
      )}
    </>
  );
}

function Rules({ watched, languages, namesPlatforms = true }: WatchedListProps): VNode {
  const { say, language } = textsFor(pageCatalogues, languages);
  return (
    <ul class="watched">
      {watched.map(({ title, platforms, isTrial }, index) => {
        const shown = localised(title, languages);
        const only =
          namesPlatforms && platforms !== null ? new Intl.ListFormat(language).format(platforms) : null;
        const notes = [
          ...(only === null ? [] : [say('onlyOn', { platforms: only })]),
          ...(isTrial ? [say('onTrial')] : []),
        ];
        return (
          <li key={index}>
            <bdi lang={shown.language}>{shown.text}</bdi>
            {notes.length > 0 && <span class="quiet-text"> · {notes.join(' · ')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
