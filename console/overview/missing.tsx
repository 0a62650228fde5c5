import type { VNode } from 'preact';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import { hrefOf, type Route } from '../shell/route.ts';
import { overviewText as text } from './text.ts';

type Missing = 'noContact' | 'noTool';
const places = {
  noContact: { page: 'settings', part: 'notices', item: null },
  noTool: { page: 'rules' },
} satisfies Record<Missing, Route>;

/** What only the organisation itself can put into the policy, and has not yet: the rules that come with Sluice name nobody. */
export function missingFrom({ contact, packs }: Pick<ActivePolicy, 'contact' | 'packs'>): readonly Missing[] {
  const rules = packs.flatMap((pack) => pack.rules).filter(({ mode }) => mode !== 'off');
  const hasTool = rules.some(({ then }) => (then.suggest ?? []).length > 0);
  return [
    ...(contact === null || contact === '' ? (['noContact'] as const) : []),
    ...(rules.length > 0 && !hasTool ? (['noTool'] as const) : []),
  ];
}

export function MissingLines({ policy }: { readonly policy: ActivePolicy }): VNode | null {
  const missing = missingFrom(policy);
  if (missing.length === 0) return null;
  return (
    <ul class="overview-lines">
      {missing.map((one) => (
        <li key={one}>
          <a href={hrefOf(places[one])}>{text[one]}</a>
        </li>
      ))}
    </ul>
  );
}
