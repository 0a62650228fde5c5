import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { IncidentKey } from '../api/client.ts';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useRefresh } from '../shell/use-refresh.ts';
import { wide } from '../shell/wide.ts';
import { IncidentPane } from './pane.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { IncidentList } from './list.tsx';
import { keyOf, keyText } from './model.ts';
import { incidentText } from './text.ts';

const refreshMs = 15_000;

/** List left, incident right; one of the two when narrow. */
export function IncidentsPage(props: {
  readonly models: Models;
  readonly wanted: IncidentKey | null;
}): VNode {
  const { models } = props;
  const { incidents, policy } = models;
  const keysShown = useSignal(false);
  useEffect(() => {
    if (incidents.list.phase.value === 'idle') void incidents.list.load();
    else void incidents.list.poll();
    void policy.load();
  }, [incidents, policy]);
  const refresh = useMemo(() => () => void incidents.list.poll(), [incidents]);
  useRefresh(refresh, refreshMs);

  // With room for both, the newest incident is open from the start; its address stays that of the list.
  const first = incidents.list.items.value[0];
  const shown = props.wanted ?? (wide.value && first !== undefined ? keyOf(first) : null);
  const shownText = shown === null ? null : keyText(shown);
  const listReady = incidents.list.phase.value === 'ready';
  useEffect(() => {
    // A link to one incident waits for the list, which usually holds it already.
    if (listReady || shown === null) void incidents.open(shown);
  }, [incidents, shownText, listReady]);

  const opened = incidents.opened.value;
  usePageTitle(
    ...(props.wanted !== null && opened.kind === 'ready'
      ? [policy.ruleTitle(opened.record.incident.rule)]
      : []),
    incidentText.title,
  );
  useKeys(useMemo(() => keysOf(models, () => (keysShown.value = true)), [models, keysShown]));

  const alone = opened.kind === 'none' && listReady && first === undefined;
  const one = props.wanted === null ? '' : ' incidents-one';
  return (
    <div class={`incidents${one}${alone ? ' incidents-none' : ''}`}>
      <IncidentList models={models} shown={shownText} onKeys={() => (keysShown.value = true)} />
      <IncidentPane models={models} opened={opened} />
      {keysShown.value ? <KeysDialog onClose={() => (keysShown.value = false)} /> : null}
    </div>
  );
}

function keysOf({ incidents }: Models, showKeys: () => void): Readonly<Record<string, () => void>> {
  const move = (step: 1 | -1) => {
    const rows = [...document.querySelectorAll('a.row')].filter((row) => row instanceof HTMLAnchorElement);
    if (!wide.value && rows[0]?.checkVisibility() === true) {
      // Narrow, in the list: only the focus moves, Enter opens.
      const at = rows.findIndex((row) => row === document.activeElement);
      rows[at === -1 ? 0 : at + step]?.focus();
      return;
    }
    const key = incidents.neighbour(step);
    if (key === null) return;
    // At once, not only when the page is drawn again: a held key moves faster than that.
    void incidents.open(key);
    goTo({ page: 'incidents', incident: key }, 'replace');
    rows.find((row) => row.dataset['key'] === keyText(key))?.focus();
  };
  return {
    j: () => move(1),
    k: () => move(-1),
    u: () => {
      const row = document.querySelector('a.row[aria-current]');
      goTo({ page: 'incidents', incident: null });
      if (row instanceof HTMLElement) requestAnimationFrame(() => row.focus());
    },
    r: () => {
      if (incidents.list.waiting.value.count > 0) incidents.list.showWaiting();
      else void incidents.list.poll();
    },
    '?': showKeys,
  };
}
