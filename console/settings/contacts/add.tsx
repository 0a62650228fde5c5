import { useSignal, type Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { ownPlatforms, platformName } from '../../shell/platforms.ts';
import { contactFrom, type Contact } from './list.ts';
import { contactsText as words } from './text.ts';

export function AddContact(props: {
  readonly isFull: boolean;
  readonly onAdd: (contact: Contact) => void;
}): VNode {
  const platform = useSignal('whatsapp');
  const id = useSignal('');
  const name = useSignal('');
  const wrong = useSignal<string | null>(null);
  const add = () => {
    const contact = contactFrom(platform.value, id.value, name.value);
    wrong.value = props.isFull ? words.full : contact === null ? words.bad : null;
    if (contact === null || props.isFull) return;
    props.onAdd(contact);
    id.value = '';
    name.value = '';
  };
  return (
    <form
      class="mapping-line"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label>
        <span>{words.platform}</span>
        <select
          class="input"
          value={platform.value}
          onChange={({ currentTarget }) => (platform.value = currentTarget.value)}
        >
          {ownPlatforms.map((each) => (
            <option key={each} value={each}>
              {platformName(each)}
            </option>
          ))}
        </select>
      </label>
      <Written label={words.id} value={id} isBad={wrong.value !== null} />
      <Written label={words.name} value={name} isBad={false} />
      <Button type="submit">{words.addOne}</Button>
      {wrong.value === null ? null : (
        <p class="field-error" role="alert">
          {wrong.value}
        </p>
      )}
    </form>
  );
}

function Written(props: {
  readonly label: string;
  readonly value: Signal<string>;
  readonly isBad: boolean;
}): VNode {
  const { label, value, isBad } = props;
  return (
    <label>
      <span>{label}</span>
      <input
        class="input"
        spellcheck={false}
        autocomplete="off"
        aria-invalid={isBad ? 'true' : undefined}
        value={value.value}
        onInput={({ currentTarget }) => (value.value = currentTarget.value)}
      />
    </label>
  );
}
