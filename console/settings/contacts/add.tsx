import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { AddLine, LineInput } from '../forms/add-line.tsx';
import { contactFrom, type Contact } from './list.ts';
import { contactsText as words } from './text.ts';

export function AddContact(props: {
  readonly isFull: boolean;
  /** What it begins with; that is for whoever came for it. */
  readonly begins: Contact | null;
  readonly onAdd: (contact: Contact) => void;
}): VNode {
  const { begins } = props;
  const platform = useSignal(begins?.platform ?? 'whatsapp');
  const id = useSignal(begins?.id ?? '');
  const name = useSignal(begins?.name ?? '');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (begins !== null) first.current?.focus();
  }, []);
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
      <LineInput label={words.id} value={id} input={first} isBad={problem.value !== null} />
      <LineInput label={words.name} value={name} isBad={false} />
    </AddLine>
  );
}
