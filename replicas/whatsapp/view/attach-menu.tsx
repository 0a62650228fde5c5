import { type ChangeEvent, type ReactNode, type RefObject, useCallback, useRef, useState } from 'react';
import { showOverlay, stageFiles } from '../model/actions.ts';
import { cx, labels } from '../variant.ts';
import { DocumentItem, InputItem, Item, takeFiles } from './attach-items.tsx';
import { takePicture } from './camera.ts';
import { Icon } from './icon.tsx';
import { useDismiss } from './use-dismiss.ts';

const cards = [
  ['contact', 'contact-filled'],
  ['poll', 'poll-filled'],
  ['event', 'event-filled'],
  ['location', 'location-filled'],
] as const;

const mediaTypes = 'image/*,video/mp4,video/3gpp,video/quicktime';

/**
 * The sticker input is always mounted; those for documents, media and audio only while the menu is open, which it
 * stays until files are chosen or it is dismissed.
 */
export function AttachMenu(): ReactNode {
  const [open, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const sticker = useRef<HTMLInputElement>(null);
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  useDismiss(area, close);
  return (
    <div className={cx('attach')} ref={area}>
      <button
        type="button"
        className={cx('icon-button', open && 'icon-button-on')}
        aria-label={labels.attach}
        aria-haspopup="menu"
        aria-expanded={open}
        title={labels.attach}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="plus-rounded" />
      </button>
      <input
        type="file"
        accept="image/*"
        hidden
        ref={sticker}
        onChange={(event) => {
          const [file] = takeFiles(event);
          close();
          if (file) showOverlay({ kind: 'sticker', file });
        }}
      />
      {open && <Items sticker={sticker} close={close} />}
    </div>
  );
}

interface ItemsProps {
  readonly sticker: RefObject<HTMLInputElement | null>;
  readonly close: () => void;
}

function Items({ sticker, close }: ItemsProps): ReactNode {
  const onFiles = (event: ChangeEvent<HTMLInputElement>) => {
    stageFiles(takeFiles(event));
    close();
  };
  return (
    <ul role="menu" className={cx('menu', 'attach-menu')}>
      <DocumentItem onFiles={onFiles} close={close} />
      <InputItem label={labels.media} icon="media-filled" accept={mediaTypes} onFiles={onFiles} />
      <Item
        label={labels.camera}
        icon="camera-filled"
        onPick={() => {
          close();
          void takePicture().then((picture) => {
            stageFiles([picture]);
          });
        }}
      />
      <InputItem label={labels.audio} icon="audio-filled" accept="audio/*" onFiles={onFiles} />
      <Item label={labels.sticker} icon="sticker-filled" onPick={() => sticker.current?.click()} />
      {cards.map(([card, icon]) => (
        <Item
          key={card}
          label={labels[card]}
          icon={icon}
          onPick={() => {
            close();
            showOverlay({ kind: 'card', card });
          }}
        />
      ))}
    </ul>
  );
}
