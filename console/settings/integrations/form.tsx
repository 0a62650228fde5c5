import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { webhookEvents, webhookFormats } from '../../../lib/core/api/integrations.ts';
import type { WebhookRecord, WebhookRequest } from '../../../lib/core/api/integrations.ts';
import { CopyBox } from '../../shell/copy-box.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { hooksText as words } from './text.ts';

interface Props extends Pick<SettingsProps, 'models'> {
  /** Null: a new one. */
  readonly webhook: WebhookRecord | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const blank: WebhookRequest = { name: '', url: '', events: ['incident'], format: 'sluice', enabled: true };

/** A webhook’s address and what it is told; a new one’s secret, once. */
export function WebhookForm(props: Props): VNode {
  const secret = useSignal<string | null>(null);
  if (secret.value !== null)
    return (
      <ModalDialog title={words.secretTitle} onClose={props.onClose}>
        <Secret secret={secret.value} onClose={props.onClose} />
      </ModalDialog>
    );
  return (
    <ModalDialog title={props.webhook === null ? words.addTitle : words.editTitle} onClose={props.onClose}>
      <Fields {...props} onSecret={(made) => (secret.value = made)} />
    </ModalDialog>
  );
}

/** Shown once. */
export function Secret(props: { readonly secret: string; readonly onClose: () => void }): VNode {
  return (
    <div class="form">
      <Notice tone="info">{words.secretText}</Notice>
      <CopyBox
        label={words.secretTitle}
        text={props.secret}
        copy={words.copySecret}
        onReady={(field) => field?.focus()}
      />
      <div class="dialog-actions">
        <Button look="primary" onClick={props.onClose}>
          {settingsText.close}
        </Button>
      </div>
    </div>
  );
}

function Fields(props: Props & { readonly onSecret: (secret: string) => void }): VNode {
  const { webhook, onDone, onClose } = props;
  const { api } = props.models.settings;
  const form = useSignal<WebhookRequest>(webhook === null ? blank : requestOf(webhook));
  const asked = useSignal(false);
  const action = useAction();
  const set = (change: Partial<WebhookRequest>) => (form.value = { ...form.value, ...change });
  const { name, url, events, format, enabled } = form.value;
  const bad = {
    name: name.trim() === '' || name.length > 80,
    url: !/^https?:\/\/[^\s/]+/.test(url) || !URL.canParse(url),
    events: events.length === 0,
  };
  const save = async () => {
    asked.value = true;
    if (bad.name || bad.url || bad.events) return;
    if (webhook !== null) {
      if ((await action.run(() => api.saveWebhook(webhook.id, form.value))) === null) return;
      onDone();
      onClose();
      return;
    }
    const made = await action.run(() => api.makeWebhook(form.value));
    if (made === null) return;
    onDone();
    props.onSecret(made.value.secret);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={words.name} error={asked.value && bad.name ? words.nameBad : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            value={name}
            onInput={({ currentTarget: { value } }) => set({ name: value })}
          />
        )}
      </Field>
      <Field label={words.url} hint={words.urlHint} error={asked.value && bad.url ? words.urlBad : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            type="url"
            spellcheck={false}
            value={url}
            onInput={({ currentTarget: { value } }) => set({ url: value.trim() })}
          />
        )}
      </Field>
      <Field label={words.format}>
        {(ids) => (
          <select
            {...ids}
            class="input"
            value={format}
            onChange={({ currentTarget: { value } }) =>
              set(value === 'ocsf' ? { format: 'ocsf', events: ['incident'] } : { format: 'sluice' })
            }
          >
            {webhookFormats.map((each) => (
              <option key={each} value={each}>
                {words.formats[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset class="choices">
        <legend>{words.events}</legend>
        {webhookEvents
          .filter((event) => format === 'sluice' || event === 'incident')
          .map((event) => (
            <label key={event} class="tick tick-plain">
              <input
                type="checkbox"
                checked={events.includes(event)}
                onChange={({ currentTarget: { checked } }) =>
                  set({
                    events: webhookEvents.filter((each) =>
                      each === event ? checked : events.includes(each),
                    ),
                  })
                }
              />
              <span>{words.eventWords[event]}</span>
            </label>
          ))}
        {asked.value && bad.events ? (
          <p class="field-error" role="alert">
            {words.eventsBad}
          </p>
        ) : null}
      </fieldset>
      <label class="tick tick-plain">
        <input
          type="checkbox"
          checked={enabled}
          onChange={({ currentTarget: { checked } }) => set({ enabled: checked })}
        />
        <span>{words.enabled}</span>
      </label>
      <Trouble error={action.error.value} />
      <div class="dialog-actions">
        <Button look="primary" type="submit" unavailable={action.busy.value}>
          {webhook === null ? words.create : words.save}
        </Button>
        <Button onClick={onClose}>{settingsText.cancel}</Button>
      </div>
    </form>
  );
}

const requestOf = ({ name, url, events, format, enabled }: WebhookRecord): WebhookRequest => ({
  name,
  url,
  events,
  format,
  enabled,
});
