import type { LexicalEditor } from 'lexical';
import { type ReactNode, useEffect, useState } from 'react';
import { registerPaste } from '../editor/behaviours.ts';
import { registerComposer } from '../editor/composers.ts';
import { EnterSends } from '../editor/enter-sends.tsx';
import { registerPreview } from '../editor/link-preview.ts';
import { Surface, useEditor } from '../editor/surface.tsx';
import { Typeahead } from '../editor/typeahead.tsx';
import { attachFiles, draftOf, keepDraft } from '../model/compose.ts';
import { fetchPreview, sendComposed } from '../model/send.ts';
import { composeOf } from '../model/store.ts';
import type { Compose, Thread } from '../model/types.ts';
import { cx, labels, linkPreviews, named } from '../variant.ts';
import { ComposerBar } from './composer-bar.tsx';
import { ComposerActions, ComposerSend } from './composer-buttons.tsx';
import type { Place } from './conversation.tsx';
import { Tray } from './tray.tsx';
import { useStore } from './use-store.ts';
import { VoiceBar } from './voice-bar.tsx';

interface ComposerProps {
  readonly thread: Thread;
  readonly place: Place;
}

/** A thread's composer. It is built anew for editing a message, and when the page throws it away. */
export function Composer({ thread, place }: ComposerProps): ReactNode {
  const compose = composeOf(useStore(), thread.id);
  const key = `${compose.generation} ${compose.editing?.id ?? ''}`;
  return <ComposerBody key={key} thread={thread} place={place} compose={compose} />;
}

interface ComposerBodyProps extends ComposerProps {
  readonly compose: Compose;
}

function ComposerBody({ thread, place, compose }: ComposerBodyProps): ReactNode {
  const { editing, recording, tray } = compose;
  const subject = editing ?? thread;
  const [start] = useState(() => {
    const draft = draftOf(subject);
    const untouched = editing?.text ?? '';
    return { text: draft?.text ?? untouched, initial: draft?.state ?? untouched };
  });
  const inbox = place === 'inbox';
  return (
    <div role="group" aria-label={labels.threadComposer} className={cx('composer')}>
      <ComposerBar thread={thread} compose={compose} />
      {tray.length > 0 && <Tray thread={thread} tray={tray} />}
      {recording && <VoiceBar thread={thread} />}
      <div className={cx('compose', `compose-${place}`, recording && 'hidden')}>
        <Surface
          namespace={`composer-${thread.id}`}
          label={inbox ? labels.replyIn : named('writeTo', thread.title)}
          placeholder={inbox ? labels.replyIn : labels.placeholder}
          initial={start.initial}
          suggests
        >
          <EnterSends onSend={(text) => sendComposed(thread, text, 'enter')} />
          <Behaviours thread={thread} compose={compose} />
          <Typeahead members={thread.members} />
          <ComposerActions thread={thread} place={place} />
          <ComposerSend thread={thread} place={place} initialText={start.text} />
        </Surface>
      </div>
    </div>
  );
}

function Behaviours({ thread, compose }: Omit<ComposerBodyProps, 'place'>): null {
  const editor = useEditor();
  const { active, dialog } = useStore();
  const { editing, quote } = compose;
  useEffect(() => register(editor, thread), [editor, thread]);
  useEffect(
    () =>
      editor.registerTextContentListener((text) => {
        const worthKeeping = text !== '' || editing !== null;
        keepDraft(editing ?? thread, worthKeeping ? { text, state: editor.getEditorState() } : null);
      }),
    [editor, thread, editing],
  );
  const inUse = active === thread.id && dialog === null;
  useEffect(() => {
    if (inUse) editor.focus();
  }, [editor, inUse, quote]);
  return null;
}

function register(editor: LexicalEditor, thread: Thread): () => void {
  const stops = [
    registerComposer(thread.id, editor),
    registerPaste(editor, (files) => {
      attachFiles(thread, files);
    }),
    ...(linkPreviews
      ? [
          registerPreview(editor, (url) => {
            fetchPreview(thread, url);
          }),
        ]
      : []),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
