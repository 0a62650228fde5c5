import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { AddLine, LineInput } from '../forms/add-line.tsx';
import { contactFrom, type Contact } from './list.ts';
import { contactsText as words } from './text.ts';

export function AddContact(props: {
  readonly isFull: boolean;
  readonly onAdd: (contact: Contact) => void;
}): VNode {
  const platform = useSignal('whatsapp');
  const id = useSignal('');
  const name = useSignal('');
  const problem = useSignal<string | null>(null);
  const add = () => {
    const contact = contactFrom(platform.value, id.value, name.value);
    problem.value = props.isFull ? words.full : contact === null ? words.bad : null;
    if (contact === null || props.isFull) return;
    props.onAdd(contact);
    id.value = '';
    name.value = '';
  };
  return (
    <AddLine
      words={{ platform: words.platform, add: words.addOne }}
      platform={platform}
      problem={problem.value}
      onAdd={add}
    >
      <LineInput label={words.id} value={id} isBad={problem.value !== null} />
      <LineInput label={words.name} value={name} isBad={false} />
    </AddLine>
  );
}
