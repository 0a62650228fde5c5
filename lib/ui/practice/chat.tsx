import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Words } from '../page/words.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { PracticeKey } from '../texts/practice/index.ts';
import { emptyMessage, readMessage } from './composer.ts';
import type { PracticeScene } from './scene.ts';
import type { PracticeActions, Sent } from './state.ts';

export interface ChatProps {
  readonly scene: PracticeScene;
  readonly transcript: readonly Sent[];
  readonly texts: Texts<PracticeKey>;
  readonly actions: Pick<PracticeActions, 'send' | 'sendFiles'>;
  readonly composer: RefObject<HTMLDivElement | null>;
  readonly files: RefObject<HTMLInputElement | null>;
}

/** The practice conversation. platform.ts says how a guard reads it. */
export function Chat({ scene, transcript, texts: { say }, actions, composer, files }: ChatProps) {
  const fileId = useId();
  const send = () => {
    const field = composer.current;
    const text = field === null ? '' : readMessage(field);
    if (field === null || text.trim() === '') return;
    emptyMessage(field);
    actions.send(text);
  };
  const sendChosen = (chosen: FileList | null | undefined) => {
    if (chosen != null && chosen.length > 0) actions.sendFiles([...chosen]);
  };
  return (
    <section
      class="chat"
      aria-label={say('chat')}
      data-account={scene.account ?? undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if ((event.dataTransfer?.files.length ?? 0) === 0) return;
        event.preventDefault();
        sendChosen(event.dataTransfer?.files);
      }}
    >
      <header data-conversation={scene.kind}>
        <h2
          data-kind={scene.kind}
          data-members={scene.members ?? undefined}
          data-verified={scene.verified ? '' : undefined}
        >
          {say('partner')}
        </h2>
      </header>
      <Transcript transcript={transcript} say={say} />
      <footer>
        <div
          class="composer"
          ref={composer}
          contenteditable="plaintext-only"
          role="textbox"
          aria-multiline="true"
          aria-label={say('message')}
          data-placeholder={say('placeholder')}
          dir="auto"
          tabIndex={0}
          spellcheck={false}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <input
          class="visually-hidden"
          id={fileId}
          type="file"
          ref={files}
          onChange={({ currentTarget }) => {
            sendChosen(currentTarget.files);
            currentTarget.value = '';
          }}
        />
        <label class="button button-quiet" for={fileId}>
          {say('attach')}
        </label>
        <button type="button" class="button button-primary send" onClick={send}>
          {say('send')}
        </button>
      </footer>
    </section>
  );
}

function Transcript({ transcript, say }: Pick<ChatProps, 'transcript'> & Pick<Texts<PracticeKey>, 'say'>) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = end.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  }, [transcript.length]);
  return (
    <div class="transcript" role="log" aria-label={say('chat')} tabIndex={0} ref={end}>
      {transcript.map(({ from, text, isFile = false }, at) => (
        <p key={at} class={`message ${from}`}>
          <span class="visually-hidden">{say(from === 'me' ? 'you' : 'partner')}: </span>
          {isFile ? (
            <Words text={say('fileSent')} values={{ name: text }} />
          ) : (
            <span class="words" dir="auto">
              {text}
            </span>
          )}
        </p>
      ))}
    </div>
  );
}
