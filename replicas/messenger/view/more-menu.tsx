import { type ReactNode, useRef } from 'react';
import { attachFiles, closeMenu, showDialog } from '../model/compose.ts';
import type { Thread } from '../model/types.ts';
import { labels } from '../variant.ts';
import { FileInput } from './file-input.tsx';
import { Icon, type IconName } from './icon.tsx';
import { MenuButton } from './menu-button.tsx';
import { Press } from './press.tsx';

/** Polls, places, contacts, and documents, whose input is mounted only while the menu is open. */
export function MoreMenu({ thread }: { readonly thread: Thread }): ReactNode {
  return (
    <MenuButton menu={`more:${thread.id}`} label={labels.moreActions} icon="plus" role="menu">
      <Items thread={thread} />
    </MenuButton>
  );
}

function Items({ thread }: { readonly thread: Thread }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const dialogItem = (kind: 'poll' | 'location' | 'contact', icon: IconName) => (
    <Item
      label={labels[kind]}
      icon={icon}
      onPress={() => {
        showDialog({ kind, thread });
      }}
    />
  );
  return (
    <>
      <FileInput
        accept=".pdf,.csv,.txt,.doc,.docx,.xls,.xlsx"
        input={input}
        onFiles={(files) => {
          closeMenu();
          attachFiles(thread, files);
        }}
      />
      <Item label={labels.document} icon="file" onPress={() => input.current?.click()} />
      {thread.kind === 'group' && dialogItem('poll', 'poll')}
      {dialogItem('location', 'pin')}
      {dialogItem('contact', 'person')}
    </>
  );
}

interface ItemProps {
  readonly label: string;
  readonly icon: IconName;
  readonly onPress: () => void;
}

function Item({ label, icon, onPress }: ItemProps): ReactNode {
  return (
    <Press role="menuitem" look="item" label={label} onPress={onPress}>
      <Icon name={icon} />
      {label}
    </Press>
  );
}
