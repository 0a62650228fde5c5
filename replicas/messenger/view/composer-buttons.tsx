import { type ReactNode, useRef } from 'react';
import { clear, textOf } from '../editor/behaviours.ts';
import { useEditor, useEditorText } from '../editor/surface.tsx';
import { attachFiles } from '../model/compose.ts';
import { deliver, sendComposed } from '../model/send.ts';
import { composeOf } from '../model/store.ts';
import type { Thread } from '../model/types.ts';
import { startVoice } from '../model/voice.ts';
import { cx, labels, sendButton } from '../variant.ts';
import { SavedReplies } from './business/saved-replies.tsx';
import type { Place } from './conversation.tsx';
import { FileInput } from './file-input.tsx';
import { MoreMenu } from './more-menu.tsx';
import { EmojiPanel, GifPanel, StickerPanel } from './panels.tsx';
import { Press } from './press.tsx';
import { useStore } from './use-store.ts';

interface ButtonsProps {
  readonly thread: Thread;
  readonly place: Place;
}

/** Left of the editor: what can be sent beside text. Two file inputs are always mounted. */
export function ComposerActions({ thread, place }: ButtonsProps): ReactNode {
  const any = useRef<HTMLInputElement>(null);
  const pictures = useRef<HTMLInputElement>(null);
  const onFiles = (files: readonly File[]) => {
    attachFiles(thread, files);
  };
  return (
    <div className={cx('compose-left')}>
      <FileInput accept="*/*" input={any} onFiles={onFiles} />
      <FileInput accept="image/*,video/*" input={pictures} onFiles={onFiles} />
      {place === 'inbox' ? <SavedReplies thread={thread} /> : <MoreMenu thread={thread} />}
      <Press label={labels.attach} icon="file" onPress={() => any.current?.click()} />
      <Press label={labels.addPhoto} icon="picture" onPress={() => pictures.current?.click()} />
      {place !== 'inbox' && (
        <>
          <Press label={labels.voice} icon="mic" onPress={() => void startVoice(thread)} />
          <StickerPanel thread={thread} />
          <GifPanel thread={thread} />
        </>
      )}
    </div>
  );
}

/** Right of the editor: emoji, then a send that is a Like while there is nothing to send. */
export function ComposerSend(props: ButtonsProps & { readonly initialText: string }): ReactNode {
  const { thread, place, initialText } = props;
  const editor = useEditor();
  const { tray, editing } = composeOf(useStore(), thread.id);
  const empty = useEditorText(initialText).trim() === '' && tray.length === 0 && !editing;
  const send = () => {
    if (sendComposed(thread, textOf(editor), 'button')) clear(editor);
    editor.focus();
  };
  return (
    <div className={cx('compose-right')}>
      <EmojiPanel menu={`emoji:${thread.id}`} />
      {place === 'inbox' && (
        <Press label={labels.send} icon="send" look="main" disabled={empty} onPress={send} />
      )}
      {place !== 'inbox' && empty && (
        <Press
          label={labels.like}
          icon="thumb"
          onPress={() => {
            deliver(thread, { path: 'like', text: '\u{1f44d}' });
          }}
        />
      )}
      {place !== 'inbox' && !empty && sendButton && (
        <Press label={labels.pressEnter} icon="send" look="main" onPress={send} />
      )}
    </div>
  );
}
