import { type ReactNode, useState } from 'react';
import { showOverlay } from '../model/actions.ts';
import { sendCard } from '../model/send-more.ts';
import type { CardKind } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { labels } from '../variant.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import { FieldsDialog } from './fields-dialog.tsx';
import { PlacesDialog } from './places-dialog.tsx';
import { useStore } from './use-store.ts';

const pollFields = [labels.pollQuestion, ...[1, 2, 3].map((count) => fill(labels.pollOption, { count }))];
const eventFields = [labels.eventName, labels.eventDescription, labels.eventPlace];

/** What the attach menu offers besides files. */
export function CardDialog({ card }: { readonly card: CardKind }): ReactNode {
  const [send] = useState(() => (lines: readonly string[]) => {
    sendCard(card, lines);
  });
  const close = () => {
    showOverlay(null);
  };
  switch (card) {
    case 'poll':
      return <FieldsDialog title={labels.pollTitle} fields={pollFields} close={close} onSend={send} />;
    case 'event':
      return <FieldsDialog title={labels.eventTitle} fields={eventFields} close={close} onSend={send} />;
    case 'location':
      return <PlacesDialog close={close} onSend={send} />;
    case 'contact':
      return <Contacts close={close} onSend={send} />;
  }
}

interface ContactsProps {
  readonly close: () => void;
  readonly onSend: (lines: readonly string[]) => void;
}

function Contacts({ close, onSend }: ContactsProps): ReactNode {
  const contacts = useStore().conversations.filter(({ kind }) => kind === 'direct' || kind === 'unknown');
  return (
    <ChooseDialog
      title={labels.contactTitle}
      conversations={contacts}
      close={close}
      onSend={(ids) => {
        onSend(ids.flatMap((id) => contacts.find((each) => each.id === id)?.title ?? []));
      }}
    />
  );
}
