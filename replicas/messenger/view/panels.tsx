import { type ReactNode, useEffect, useState } from 'react';
import { emojiImage, offeredEmoji } from '../../shared/lexical/emoji-image.ts';
import { insertText } from '../editor/behaviours.ts';
import { useEditor } from '../editor/surface.tsx';
import { closeMenu } from '../model/compose.ts';
import { deliver, searchGifs } from '../model/send.ts';
import type { Thread } from '../model/types.ts';
import { cx, labels, named } from '../variant.ts';
import { MenuButton } from './menu-button.tsx';
import { Press } from './press.tsx';

const stickers = ['wave', 'cat', 'party', 'tea'];
const gifs = ['applause', 'dancing', 'rain', 'sleepy'];
const searchAfterMs = 300;

/** Emoji go into the text. */
export function EmojiPanel({ menu }: { readonly menu: string }): ReactNode {
  const editor = useEditor();
  return (
    <MenuButton menu={menu} label={labels.emoji} icon="smile" role="dialog">
      <div className={cx('emoji-grid')}>
        {offeredEmoji.map(({ emoji, name }) => (
          <Press
            key={name}
            label={name}
            onPress={() => {
              insertText(editor, emoji);
            }}
          >
            <img className={cx('emoji')} src={emojiImage(emoji)} alt={emoji} />
          </Press>
        ))}
      </div>
    </MenuButton>
  );
}

/** One click sends a sticker, whatever the composer holds. */
export function StickerPanel({ thread }: { readonly thread: Thread }): ReactNode {
  return (
    <MenuButton menu={`sticker:${thread.id}`} label={labels.sticker} icon="sticker" role="dialog">
      <Tiles thread={thread} path="sticker" names={stickers} />
    </MenuButton>
  );
}

/** One click sends a GIF. What is searched for goes to the server when typing pauses. */
export function GifPanel({ thread }: { readonly thread: Thread }): ReactNode {
  return (
    <MenuButton menu={`gif:${thread.id}`} label={labels.gif} icon="gif" role="dialog">
      <GifSearch thread={thread} />
    </MenuButton>
  );
}

function GifSearch({ thread }: { readonly thread: Thread }): ReactNode {
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (query.trim() === '') return undefined;
    const timer = setTimeout(() => {
      searchGifs(thread, query);
    }, searchAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [thread, query]);
  return (
    <>
      <input
        type="search"
        aria-label={labels.searchGifs}
        placeholder={labels.searchGifs}
        className={cx('field')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
      />
      <Tiles thread={thread} path="gif" names={gifs.filter((name) => name.includes(query.toLowerCase()))} />
    </>
  );
}

interface TilesProps {
  readonly thread: Thread;
  readonly path: 'sticker' | 'gif';
  readonly names: readonly string[];
}

function Tiles({ thread, path, names }: TilesProps): ReactNode {
  return (
    <div className={cx('tiles')}>
      {names.map((name) => (
        <Press
          key={name}
          look="quiet"
          label={named(path === 'gif' ? 'gifNamed' : 'stickerNamed', name)}
          onPress={() => {
            closeMenu();
            deliver(thread, { path, text: name });
          }}
        >
          {name}
        </Press>
      ))}
    </div>
  );
}
