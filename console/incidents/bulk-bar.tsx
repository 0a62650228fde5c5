import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { maxBulk } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { triageText } from './triage-text.ts';

/** What can be done with several at once. In the place of the views while something is selected. */
export function BulkBar({ models }: { readonly models: Models }): VNode {
  const { selection, incidents, asking } = models.desk;
  const found = incidents.count.value;
  const all = selection.everything.value;
  const size = selection.size.value;
  const others = found !== null && !all && found.count > size;
  return (
    <div class="bulk" role="toolbar" aria-label={triageText.selected(size, count(size))}>
      <b role="status">
        {all ? triageText.foundSelected(count(size)) : triageText.selected(size, count(size))}
      </b>
      <Button onClick={() => (asking.value = 'resolve')}>{triageText.resolve}…</Button>
      <Button onClick={() => (asking.value = 'assign')}>{triageText.assign}…</Button>
      <Button onClick={() => (asking.value = 'labels')}>{triageText.labels}…</Button>
      <Button onClick={() => (asking.value = 'note')}>{triageText.note}…</Button>
      {!others ? null : found.count > maxBulk ? (
        <span class="quiet">{triageText.tooMany}</span>
      ) : (
        <Button look="quiet" onClick={() => selection.selectEverything()}>
          {triageText.selectFound(count(found.count))}
        </Button>
      )}
      <Button look="quiet" onClick={() => selection.clear()}>
        {triageText.clear}
      </Button>
    </div>
  );
}
