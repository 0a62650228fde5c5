import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { EmptyState } from '../../../lib/design/components/empty-state.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { shownText } from '../../../lib/design/components/shown-text.ts';
import type { WebhookRecord, WebhookTestAnswer } from '../../../lib/core/api/integrations.ts';
import { may } from '../../shell/allowed.tsx';
import { goTo } from '../../shell/navigation.ts';
import { hrefOf } from '../../shell/route.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { Confirm } from '../forms/confirm.tsx';
import { Loaded } from '../forms/loaded.tsx';
import type { SettingsProps } from '../page.tsx';
import { toSettings } from '../route.ts';
import { Deliveries } from './deliveries.tsx';
import { Secret, WebhookForm } from './form.tsx';
import { WebhookState } from './state.tsx';
import { deliveryError, hooksText as words } from './text.ts';

/** One webhook: test, secret, deliveries. */
export function WebhookPage(props: SettingsProps & { readonly id: string }): VNode {
  const { webhooks } = props.models.settings;
  return (
    <>
      <p>
        <a href={hrefOf(toSettings('integrations'))}>{words.back}</a>
      </p>
      <Loaded of={webhooks}>
        {({ items }) => {
          const webhook = items.find(({ id }) => id === props.id);
          return webhook === undefined ? (
            <EmptyState title={words.gone}>
              <p />
            </EmptyState>
          ) : (
            <Webhook {...props} webhook={webhook} />
          );
        }}
      </Loaded>
    </>
  );
}

type Asking = 'edit' | 'secret' | 'remove' | { readonly secret: string } | null;

function Webhook(props: SettingsProps & { readonly webhook: WebhookRecord }): VNode {
  const { models, webhook } = props;
  const manages = may(props.session, 'settings.manage');
  const { api, webhooks } = models.settings;
  const asking = useSignal<Asking>(null);
  const tested = useSignal<WebhookTestAnswer | null>(null);
  const action = useAction();
  const close = () => (asking.value = null);
  const test = async () => {
    tested.value = null;
    const answer = await action.run(() => api.testWebhook(webhook.id));
    if (answer !== null) tested.value = answer.value;
  };
  const now = asking.value;
  return (
    <>
      <h2>
        <Shown value={webhook.name} max={80} />
      </h2>
      <p>
        <Shown value={webhook.url} max={300} mono />
      </p>
      <p>
        <WebhookState webhook={webhook} />
      </p>
      {manages ? (
        <div class="dialog-actions">
          <Button look="primary" onClick={() => void test()} unavailable={action.busy.value}>
            {action.busy.value ? words.testing : words.test}
          </Button>
          <Button onClick={() => (asking.value = 'edit')}>{words.edit}</Button>
          <Button onClick={() => (asking.value = 'secret')}>{words.newSecret}</Button>
          <Button look="quiet" onClick={() => (asking.value = 'remove')}>
            {words.remove}
          </Button>
        </div>
      ) : null}
      <Trouble error={action.error.value} />
      {tested.value === null ? null : <Tested answer={tested.value} />}
      <Deliveries models={models} webhook={webhook} replays={manages} />
      {now === 'edit' ? (
        <WebhookForm models={models} webhook={webhook} onDone={() => void webhooks.load()} onClose={close} />
      ) : null}
      {now === 'secret' ? (
        <NewSecret
          models={models}
          webhook={webhook}
          onClose={close}
          onSecret={(secret) => (asking.value = { secret })}
        />
      ) : null}
      {now !== null && typeof now === 'object' ? (
        <ModalDialog title={words.secretTitle} onClose={close}>
          <Secret secret={now.secret} onClose={close} />
        </ModalDialog>
      ) : null}
      {now === 'remove' ? (
        <Confirm
          title={words.removeTitle}
          confirm={words.removeConfirm}
          call={() => api.deleteWebhook(webhook.id)}
          onDone={() => {
            goTo(toSettings('integrations'), 'replace');
            void webhooks.load();
          }}
          onClose={close}
        >
          <p>
            <Shown value={webhook.name} max={80} />
          </p>
          <p>{words.removeText}</p>
        </Confirm>
      ) : null}
    </>
  );
}

function Tested({ answer }: { readonly answer: WebhookTestAnswer }): VNode {
  if (answer.delivered)
    return (
      <Notice tone="good" role="status">
        {words.testGood(String(answer.status))}
      </Notice>
    );
  const why =
    answer.status === null
      ? shownText(deliveryError(answer.error ?? ''), 120).text
      : words.answered(String(answer.status));
  return (
    <Notice tone="stop" role="alert">
      {words.testBad(why)}
    </Notice>
  );
}

function NewSecret(
  props: Pick<SettingsProps, 'models'> & {
    readonly webhook: WebhookRecord;
    readonly onClose: () => void;
    readonly onSecret: (secret: string) => void;
  },
): VNode {
  const { api } = props.models.settings;
  const made = useSignal<string | null>(null);
  return (
    <Confirm
      title={words.newSecretTitle}
      confirm={words.newSecretConfirm}
      call={async () => {
        const answer = await api.newSecret(props.webhook.id);
        if (answer.ok) made.value = answer.value.secret;
        return answer;
      }}
      onDone={() => undefined}
      onClose={() => {
        if (made.value === null) props.onClose();
        else props.onSecret(made.value);
      }}
    >
      <p>{words.newSecretText}</p>
    </Confirm>
  );
}
