import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { modes, type RulePack } from '../../lib/core/policy/schema.ts';
import { actionWords, modeWords } from '../incidents/text.ts';
import type { RuleFilter } from './rule-filter.ts';
import { rulesText } from './text.ts';

const actions = ['block', 'redact', 'justify', 'warn', 'log'] as const;
const countOf = (packs: readonly RulePack[]): number =>
  packs.reduce((sum, { rules }) => sum + rules.length, 0);

/** Finds rules by words, by mode and by action. */
export function FilterBar(props: {
  readonly filter: Signal<RuleFilter>;
  readonly all: readonly RulePack[];
  readonly shown: readonly RulePack[];
}): VNode {
  const { filter } = props;
  const set = (change: Partial<RuleFilter>) => (filter.value = { ...filter.value, ...change });
  const [all, shown] = [countOf(props.all), countOf(props.shown)];
  return (
    <form class="filter-bar" role="search" onSubmit={(event) => event.preventDefault()}>
      <input
        class="input filter-words"
        type="search"
        aria-label={rulesText.search}
        placeholder={rulesText.search}
        value={filter.value.text}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      <select
        class="input"
        aria-label={rulesText.mode}
        value={filter.value.mode}
        onChange={(event) => set({ mode: modes.find((mode) => mode === event.currentTarget.value) ?? 'all' })}
      >
        <option value="all">{rulesText.anyMode}</option>
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {modeWords[mode]}
          </option>
        ))}
      </select>
      <select
        class="input"
        aria-label={rulesText.action}
        value={filter.value.action}
        onChange={(event) =>
          set({ action: actions.find((action) => action === event.currentTarget.value) ?? 'all' })
        }
      >
        <option value="all">{rulesText.anyAction}</option>
        {actions.map((action) => (
          <option key={action} value={action}>
            {actionWords[action]}
          </option>
        ))}
      </select>
      <span class="quiet" role="status">
        {shown === all ? rulesText.ruleCount(all) : rulesText.found(shown, all)}
      </span>
    </form>
  );
}
