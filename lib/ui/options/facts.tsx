import type { VNode } from 'preact';
import { Shown } from '../../design/components/shown.tsx';
import { textsFor } from '../texts/catalogue.ts';
import type { Translate } from '../texts/catalogue.ts';
import type { OptionsKey } from '../texts/options/index.ts';
import { policyFacts } from '../popup/facts.ts';
import { popupCatalogues } from '../texts/popup/index.ts';
import type { OptionsState } from './state.ts';

/** Where this browser belongs, and how things stand. */
export function Facts({ state, say }: { state: OptionsState; say: Translate<OptionsKey> }): VNode {
  const rows = policyFacts(state, textsFor(popupCatalogues, state.languages));
  return (
    <dl class="facts">
      <dt>{say('organisation')}</dt>
      <dd>
        <Shown value={state.organisation ?? ''} />
      </dd>
      {state.server !== null && (
        <>
          <dt>{say('address')}</dt>
          <dd>
            <Shown value={state.server} />
          </dd>
        </>
      )}
      {rows.map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
