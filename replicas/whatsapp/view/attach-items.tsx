import type { ChangeEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { stageFiles } from '../model/actions.ts';
import { cx, documentPicker, labels } from '../variant.ts';
import { pickDetached, pickThroughFileSystem } from './document-pickers.ts';
import { Icon, type IconName } from './icon.tsx';

interface DocumentItemProps {
  readonly onFiles: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly close: () => void;
}

/** Documents come through the menu's own input, or by one of the other ways a page may ask for files. */
export function DocumentItem({ onFiles, close }: DocumentItemProps): ReactNode {
  if (documentPicker === 'input' || documentPicker === 'folder') {
    return (
      <InputItem
        label={labels.document}
        icon="document-filled"
        accept="*"
        folders={documentPicker === 'folder'}
        onFiles={onFiles}
      />
    );
  }
  return (
    <Item
      label={labels.document}
      icon="document-filled"
      onPick={() => {
        close();
        if (documentPicker === 'detached') pickDetached(stageFiles);
        else void pickThroughFileSystem().then(stageFiles);
      }}
    />
  );
}

interface InputItemProps {
  readonly label: string;
  readonly icon: IconName;
  readonly accept: string;
  readonly onFiles: (event: ChangeEvent<HTMLInputElement>) => void;
  /** Whole folders instead of files. */
  readonly folders?: boolean;
}

/** An item with an input of its own. */
export function InputItem(props: InputItemProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Item label={props.label} icon={props.icon} onPick={() => input.current?.click()}>
      <input
        type="file"
        accept={props.accept}
        multiple
        hidden
        {...(props.folders === true && { webkitdirectory: '' })}
        ref={input}
        onChange={props.onFiles}
      />
    </Item>
  );
}

interface ItemProps {
  readonly label: string;
  readonly icon: IconName;
  readonly onPick: () => void;
  readonly children?: ReactNode;
}

export function Item(props: ItemProps): ReactNode {
  return (
    <li role="none">
      <button
        type="button"
        role="menuitem"
        aria-label={props.label}
        className={cx('menu-item')}
        onClick={props.onPick}
      >
        <Icon name={props.icon} />
        {props.label}
      </button>
      {props.children}
    </li>
  );
}

/** What was chosen; the input is empty again, so that the same file can be chosen once more. */
export function takeFiles(event: ChangeEvent<HTMLInputElement>): File[] {
  const files = [...(event.target.files ?? [])];
  event.target.value = '';
  return files;
}
