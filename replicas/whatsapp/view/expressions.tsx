import { type ReactNode, useEffect, useState } from 'react';
import { insertEmoji } from '../editor/behaviours.ts';
import { emojiImage, emojiNames } from '../editor/emoji-image.ts';
import { useEditor } from '../editor/surface.tsx';
import { searchGifs } from '../model/send-more.ts';
import { sendFiles } from '../model/send.ts';
import { soon } from '../model/soon.ts';
import { cx, labels } from '../variant.ts';
import { drawPicture } from './camera.ts';

const searchDelayMs = 300;
const tabs = [
  ['emoji', labels.emoji],
  ['gif', labels.gifs],
  ['sticker', labels.stickers],
] as const;
const pictures = [
  ['sunrise', ['#e0a96d', '#ecc998', '#f6e7cb']],
  ['meadow', ['#7fa277', '#a9c29f', '#d5e2cf']],
  ['evening', ['#6d6a9c', '#a19fc2', '#d6d5e4']],
] as const;

/** Emoji go into the text; a moving picture or a sticker is sent by one click. */
export function ExpressionTabs({ close }: { readonly close: () => void }): ReactNode {
  const [tab, setTab] = useState<'emoji' | 'gif' | 'sticker'>('emoji');
  return (
    <>
      {tab === 'emoji' && <EmojiGrid />}
      {tab === 'gif' && <GifSearch />}
      {tab !== 'emoji' && <Pictures kind={tab} close={close} />}
      <div role="tablist" className={cx('tabs')}>
        {tabs.map(([id, label]) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === tab}
            className={cx('plain-button', id === tab && 'plain-button-on')}
            onClick={() => {
              setTab(id);
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}

function EmojiGrid(): ReactNode {
  const editor = useEditor();
  return (
    <div className={cx('emoji-panel')}>
      {emojiNames.map(([emoji, name]) => (
        <button
          key={name}
          type="button"
          className={cx('emoji-choice')}
          aria-label={name}
          onMouseDown={(event) => {
            event.preventDefault(); // keeps the caret in the editor
          }}
          onClick={() => {
            insertEmoji(editor, emoji);
          }}
        >
          <img className={cx('emoji')} src={emojiImage(emoji)} alt={emoji} draggable={false} />
        </button>
      ))}
    </div>
  );
}

/** What is typed here is asked of the server, a moment after the last key. */
function GifSearch(): ReactNode {
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (query.trim() === '') return undefined;
    return soon(searchDelayMs, () => {
      searchGifs(query);
    });
  }, [query]);
  return (
    <input
      type="text"
      aria-label={labels.gifSearch}
      placeholder={labels.gifSearch}
      className={cx('gif-search')}
      value={query}
      onChange={(event) => {
        setQuery(event.target.value);
      }}
    />
  );
}

interface PicturesProps {
  readonly kind: 'gif' | 'sticker';
  readonly close: () => void;
}

function Pictures({ kind, close }: PicturesProps): ReactNode {
  const type = kind === 'gif' ? 'image/png' : 'image/webp';
  return (
    <div className={cx('pictures')}>
      {pictures.map(([name, tones]) => (
        <button
          key={name}
          type="button"
          className={cx('plain-button')}
          onClick={() => {
            close();
            void drawPicture(`${name}.${type.slice(6)}`, type, tones).then((file) =>
              sendFiles([file], '', kind),
            );
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
