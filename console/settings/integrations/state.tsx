import type { VNode } from 'preact';
import { Badge } from '../../../lib/design/components/badge.tsx';
import type { WebhookRecord } from '../../../lib/core/api/integrations.ts';
import { count } from '../../shell/time.ts';
import { hooksText as words } from './text.ts';

/** On or off, and what could not be delivered. */
export function WebhookState({ webhook }: { readonly webhook: WebhookRecord }): VNode {
  const { enabled, waiting, dead } = webhook;
  return (
    <>
      <Badge tone={enabled ? 'good' : 'neutral'}>{enabled ? words.on : words.off}</Badge>{' '}
      {dead > 0 ? <Badge tone="warn">{words.dead(count(dead))}</Badge> : null}{' '}
      <span class="quiet">{waiting > 0 ? words.waiting(count(waiting)) : dead > 0 ? '' : words.fine}</span>
    </>
  );
}
