import type { VNode } from 'preact';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Badge } from '../../lib/design/components/badge.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { TermCount } from '../../lib/core/decide/explain-rules.ts';
import { actionTones, actionWords } from '../incidents/text.ts';
import { localText } from '../rules/editor-model.ts';
import type { BenchResult, BenchRule } from './policy-bench.ts';
import { benchText as text } from './text.ts';
import { knownWord } from '../shell/known-word.ts';

/** What each rule did, those that did something first. */
export function RuleResults({ result }: { readonly result: BenchResult }): VNode {
  const acting = result.rules
    .filter(({ action, outcome }) => outcome.kind === 'hit' && action !== 'allow')
    .sort((a, b) => Number(b.decides) - Number(a.decides));
  const others = result.rules.filter((rule) => !acting.includes(rule));
  return (
    <section aria-labelledby="bench-rules">
      <h2 id="bench-rules">{text.rules}</h2>
      {acting.length === 0 ? <p class="quiet">{text.noRuleActs}</p> : null}
      <ul class="bench-rules">
        {acting.map((rule) => (
          <li key={`${rule.pack}/${rule.rule}`}>
            <Badge tone={rule.mode === 'enforce' ? actionTones[rule.action] : 'neutral'}>
              {actionWords[rule.action]}
            </Badge>
            <RuleName rule={rule} />
            <span class="quiet">
              {rule.decides ? text.decides : rule.mode === 'simulate' ? text.simulated : ''}
            </span>
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details class="more">
          <summary>{text.others(others.length)}</summary>
          <ul class="bench-rules">
            {others.map((rule) => (
              <li key={`${rule.pack}/${rule.rule}`}>
                <RuleName rule={rule} /> <span class="quiet">{whyNot(rule, result)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function RuleName({ rule }: { readonly rule: BenchRule }): VNode {
  return (
    <span title={`${rule.pack}/${rule.rule}`}>
      <Shown value={rule.title === null ? rule.rule : localText(rule.title)} max={100} />
    </span>
  );
}

function whyNot({ outcome }: BenchRule, { titles }: BenchResult): string {
  const terms = (counts: readonly TermCount[]) =>
    counts
      .slice(0, 4)
      .map(({ term, fitting }) => {
        const title = knownWord(titles, term.detector);
        const shown = sentenceText(title === undefined ? term.detector : localText(title), 80);
        return text.term(shown, fitting, term.minCount ?? 1);
      })
      .join(', ');
  switch (outcome.kind) {
    case 'hit':
      return '';
    case 'not-for-group':
      return text.notForGroup;
    case 'not-here':
      return text.notHere(outcome.unmet.map((name) => text.conditions[name]).join(', '));
    case 'no-match':
      return text.noMatch(terms(outcome.terms));
    case 'exempt':
      return text.exempt(terms(outcome.terms));
  }
  return outcome satisfies never;
}
