import type { ReactNode } from 'react';
import { ContactDialog } from './contact-dialog.tsx';
import { ShareSheet } from './facebook/share-sheet.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { PollDialog } from './poll-dialog.tsx';
import { useStore } from './use-store.ts';

/** Whichever dialog is open. */
export function Dialogs(): ReactNode {
  const { dialog } = useStore();
  switch (dialog?.kind) {
    case 'forward':
      return <ForwardDialog {...dialog} />;
    case 'poll':
      return <PollDialog thread={dialog.thread} />;
    case 'location':
      return <LocationDialog thread={dialog.thread} />;
    case 'contact':
      return <ContactDialog thread={dialog.thread} />;
    case 'share':
      return <ShareSheet post={dialog.post} />;
    case undefined:
      return null;
  }
}
