import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { clearEditor, editorText, registerEnterSends, registerPasteFiles } from '../editor/behaviours.ts';
import { Surface, useBehaviour, useEditor, useEditorText } from '../editor/surface.tsx';
import { registerAsComposer } from '../editor/current-composer.ts';
import { registerTextDrop } from '../editor/text-drop.ts';
import { Typeahead } from '../editor/typeahead.tsx';
import { keepDraft, quoteMessage, stageFiles } from '../model/actions.ts';
import { sendText } from '../model/send.ts';
import { getState } from '../model/store.ts';
import type { Conversation, Quote } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cx, labels, plainLabel, previews, testId } from '../variant.ts';
import { AttachMenu } from './attach-menu.tsx';
import { EmojiButton } from './emoji-button.tsx';
import { EmojiText } from './emoji-text.tsx';
import { Icon } from './icon.tsx';
import { LinkPreview } from './link-preview.tsx';
import { useStore } from './use-store.ts';
import { VoiceBar } from './voice-bar.tsx';

export function Composer({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { quote } = useStore();
  const [recording, setRecording] = useState(false);
  const [initial] = useState(() => getState().drafts.get(conversation.id));
  const stopRecording = useCallback(() => {
    setRecording(false);
  }, []);
  return (
    <footer className={cx('footer')}>
      {quote && <QuoteBar quote={quote} />}
      {recording && <VoiceBar onDone={stopRecording} />}
      <div className={cx('compose', recording && 'hidden')} {...testId('conversation-compose-box')}>
        <Surface
          namespace="composer"
          label={composerLabel(conversation)}
          placeholder={labels.typeMessage}
          tab={10}
          testId="conversation-compose-box-input"
          {...(initial && { initial: initial.state })}
        >
          <Behaviours conversation={conversation} />
          {previews && <LinkPreview />}
          <Typeahead members={conversation.members} />
          <Buttons
            initialText={initial?.text ?? ''}
            onRecord={() => {
              setRecording(true);
            }}
          />
        </Surface>
      </div>
    </footer>
  );
}

function composerLabel({ kind, title }: Conversation): string {
  if (plainLabel) return labels.typeMessage;
  return fill(kind === 'group' ? labels.typeToGroup : labels.typeTo, { name: title });
}

const enterSends = (editor: Parameters<typeof registerEnterSends>[0]) =>
  registerEnterSends(editor, (text) => sendText(text, 'enter'));
const pasteFiles = (editor: Parameters<typeof registerPasteFiles>[0]) =>
  registerPasteFiles(editor, stageFiles);

function Behaviours({ conversation }: { readonly conversation: Conversation }): null {
  const editor = useEditor();
  const { overlay, quote } = useStore();
  useBehaviour(enterSends);
  useBehaviour(pasteFiles);
  useBehaviour(registerAsComposer);
  useBehaviour(registerTextDrop);
  // Typing goes to the composer when a conversation opens, a message is quoted or a dialog goes away.
  useEffect(() => {
    if (overlay === null) editor.focus();
  }, [editor, overlay, quote]);
  useEffect(
    () =>
      editor.registerTextContentListener((text) => {
        keepDraft(conversation.id, text === '' ? null : { text, state: editor.getEditorState() });
      }),
    [editor, conversation.id],
  );
  return null;
}

function Buttons(props: { readonly initialText: string; readonly onRecord: () => void }): ReactNode {
  const editor = useEditor();
  const text = useEditorText(props.initialText);
  return (
    <>
      <div className={cx('compose-left')}>
        <AttachMenu />
        <EmojiButton />
      </div>
      <div className={cx('compose-right')}>
        {text.trim() === '' ? (
          <button
            type="button"
            className={cx('icon-button')}
            aria-label={labels.voice}
            onClick={props.onRecord}
          >
            <Icon name="mic-outlined" />
          </button>
        ) : (
          <button
            type="button"
            className={cx('send')}
            aria-label={labels.send}
            onClick={() => {
              if (sendText(editorText(editor), 'button')) clearEditor(editor);
            }}
          >
            <Icon name="wds-ic-send-filled" />
          </button>
        )}
      </div>
    </>
  );
}

function QuoteBar({ quote }: { readonly quote: Quote }): ReactNode {
  return (
    <div className={cx('quote-bar')} {...testId('quoted-message')}>
      <div className={cx('quote')}>
        <span className={cx('author')}>{quote.author ?? labels.you}</span>
        <span className={cx('quote-text')}>
          <EmojiText text={quote.text.slice(0, 200)} />
        </span>
      </div>
      <button
        type="button"
        className={cx('icon-button')}
        aria-label={labels.cancel}
        onClick={() => {
          quoteMessage(null);
        }}
      >
        <Icon name="x-rounded" />
      </button>
    </div>
  );
}
