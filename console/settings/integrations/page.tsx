import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { EmptyState } from '../../../lib/design/components/empty-state.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { may } from '../../shell/allowed.tsx';
import { hrefOf } from '../../shell/route.ts';
import { Loaded } from '../forms/loaded.tsx';
import { SettingForm, useSettings } from '../forms/setting-form.tsx';
import type { SettingField } from '../forms/setting-values.ts';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { toSettings } from '../route.ts';
import { WebhookForm } from './form.tsx';
import { hooksText as words } from './text.ts';
import { WebhookState } from './state.tsx';
import { WebhookPage } from './webhook.tsx';

const network: readonly SettingField[] = [
  { kind: 'switch', name: 'allowHttp', label: words.allowHttp },
  {
    kind: 'lines',
    name: 'allowNetworks',
    label: words.networks,
    hint: words.networksHint,
    pattern: /^[\da-fA-F.:]{2,45}\/\d{1,3}$/,
    bad: words.networksBad,
  },
];

/** Webhooks, or one of them. */
export function IntegrationsPart(props: SettingsProps): VNode {
  const { webhooks } = props.models.settings;
  useEffect(() => void webhooks.load(), [webhooks]);
  return props.item === null ? (
    <Webhooks {...props} />
  ) : (
    <WebhookPage key={props.item} {...props} id={props.item} />
  );
}

function Webhooks({ models, session }: SettingsProps): VNode {
  const { webhooks } = models.settings;
  const adding = useSignal(false);
  useSettings(models);
  return (
    <>
      <p class="quiet">{words.intro}</p>
      {may(session, 'settings.manage') ? (
        <p>
          <Button look="primary" onClick={() => (adding.value = true)}>
            {words.add}
          </Button>
        </p>
      ) : null}
      <Loaded of={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.none}>
              <p>{words.noneText}</p>
            </EmptyState>
          ) : (
            <Table label={words.table} heads={[words.name, words.events, words.format, words.state]}>
              {items.map((webhook) => (
                <tr key={webhook.id}>
                  <th scope="row">
                    <a href={hrefOf(toSettings('integrations', webhook.id))}>
                      <Shown value={webhook.name} max={80} />
                    </a>
                  </th>
                  <td>{webhook.events.map((event) => words.eventWords[event]).join(', ')}</td>
                  <td>{words.formats[webhook.format]}</td>
                  <td>
                    <WebhookState webhook={webhook} />
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Loaded>
      <SettingForm
        models={models}
        session={session}
        settingKey="webhooks.network"
        title={words.network}
        fields={network}
      />
      <p class="quiet">{words.others}</p>
      {adding.value ? (
        <WebhookForm
          models={models}
          webhook={null}
          onDone={() => void webhooks.load()}
          onClose={() => (adding.value = false)}
        />
      ) : null}
    </>
  );
}
