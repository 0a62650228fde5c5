import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Badge, Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { DeliveryRecord, WebhookRecord } from '../../../lib/core/api/integrations.ts';
import { createPaged } from '../../paging/paged.ts';
import { count, fullTime } from '../../shell/time.ts';
import { Loading, Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { deliveryError, hooksText as words } from './text.ts';

/** What became of what was sent; what was given up can be sent again. */
export function Deliveries(
  props: Pick<SettingsProps, 'models'> & { readonly webhook: WebhookRecord; readonly replays: boolean },
): VNode {
  const { webhook, replays } = props;
  const { api, webhooks } = props.models.settings;
  const list = useMemo(
    () =>
      createPaged(
        (cursor) => api.deliveries(webhook.id, cursor),
        ({ id }) => id,
      ),
    [api, webhook.id],
  );
  const action = useAction();
  const replayed = useSignal<number | null>(null);
  useEffect(() => void list.load(), [list]);
  const replay = async (delivery: string | null) => {
    replayed.value = null;
    const done = await action.run(() => api.replay(webhook.id, delivery));
    if (done === null) return;
    replayed.value = done.value.replayed;
    void list.load();
    void webhooks.load();
  };
  const items = list.items.value;
  return (
    <section class="block" aria-labelledby="deliveries">
      <h2 id="deliveries">{words.deliveries}</h2>
      <Trouble error={action.error.value ?? list.error.value} onRetry={() => void list.load()} />
      {webhook.dead > 0 && replays ? (
        <p>
          <Button onClick={() => void replay(null)} unavailable={action.busy.value}>
            {words.replayAll(count(webhook.dead))}
          </Button>
        </p>
      ) : null}
      {replayed.value === null ? null : (
        <Notice tone="good" role="status">
          {words.replayed(count(replayed.value), replayed.value)}
        </Notice>
      )}
      {items.length === 0 ? (
        list.phase.value === 'ready' ? (
          <p class="quiet">{words.noDeliveries}</p>
        ) : (
          <Loading />
        )
      ) : (
        <Table
          label={words.deliveries}
          heads={[words.at, words.event, words.state, words.attempts, words.last, words.next, '']}
        >
          {items.map((delivery) => (
            <tr key={delivery.id}>
              <th scope="row" class="nowrap">
                {fullTime(delivery.createdAt)}
              </th>
              <td>{words.eventWords[delivery.event]}</td>
              <td>
                <Badge tone={tones[delivery.state]}>{words.deliveryStates[delivery.state]}</Badge>
              </td>
              <td>{count(delivery.attempts)}</td>
              <td>
                <Shown value={lastAnswer(delivery)} max={120} />
              </td>
              <td class="nowrap">{delivery.nextAt === null ? '–' : fullTime(delivery.nextAt)}</td>
              <td class="row-do">
                {delivery.state === 'dead' && replays ? (
                  <Button
                    look="quiet"
                    of={fullTime(delivery.createdAt)}
                    onClick={() => void replay(delivery.id)}
                    unavailable={action.busy.value}
                  >
                    {words.replay}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {list.hasMore.value ? (
        <Button onClick={() => void list.more()} unavailable={list.loadingMore.value}>
          {settingsText.older}
        </Button>
      ) : null}
    </section>
  );
}

const tones = { waiting: 'info', delivered: 'good', dead: 'warn' } as const;

function lastAnswer({ lastStatus, lastError }: DeliveryRecord): string {
  if (lastStatus !== null) return words.answered(String(lastStatus));
  return lastError === null ? '–' : deliveryError(lastError);
}
