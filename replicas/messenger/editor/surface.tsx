import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { PlainTextPlugin } from '@lexical/react/LexicalPlainTextPlugin';
import type { EditorState, LexicalEditor } from 'lexical';
import { type ReactNode, useEffect, useState } from 'react';
import { EmojiNode } from '../../shared/lexical/emoji-node.ts';
import { MentionNode } from '../../shared/lexical/mention-node.ts';
import { cx, markedEditors } from '../variant.ts';
import { $fill, registerEmoji } from './behaviours.ts';

interface SurfaceProps {
  readonly namespace: string;
  readonly label: string;
  readonly placeholder: string;
  /** What it starts with: text, or the state of an earlier editor. */
  readonly initial?: string | EditorState | undefined;
  readonly suggests?: boolean;
  /** Whatever needs the editor, rendered in its context after it. */
  readonly children?: ReactNode;
}

function onError(error: Error): never {
  throw error;
}

/** A plain-text Lexical editor with history and emoji nodes. */
export function Surface(props: SurfaceProps): ReactNode {
  const { initial, placeholder } = props;
  const start =
    typeof initial === 'string' && initial !== ''
      ? () => {
          $fill(initial);
        }
      : initial;
  return (
    <LexicalComposer
      initialConfig={{
        namespace: props.namespace,
        nodes: [EmojiNode, MentionNode],
        theme: { paragraph: cx('paragraph'), emoji: cx('emoji'), mention: cx('mention') },
        onError,
        ...(start && { editorState: start }),
      }}
    >
      <div className={cx('editor')}>
        <PlainTextPlugin
          contentEditable={
            <ContentEditable
              className={cx('editable')}
              aria-label={props.label}
              aria-placeholder={placeholder}
              placeholder={<div className={cx('placeholder')}>{placeholder}</div>}
              spellCheck
              tabIndex={0}
              {...(props.suggests === true && { 'aria-autocomplete': 'list' as const })}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
        <Emoji />
        {!markedEditors && <Unmarked />}
      </div>
      {props.children}
    </LexicalComposer>
  );
}

export function useEditor(): LexicalEditor {
  return useLexicalComposerContext()[0];
}

/** Registers a behaviour for as long as the editor is there. `register` must be stable. */
export function useBehaviour(register: (editor: LexicalEditor) => () => void): void {
  const editor = useEditor();
  useEffect(() => register(editor), [editor, register]);
}

/** The editor's text, as its state changes. */
export function useEditorText(initial = ''): string {
  const editor = useEditor();
  const [text, setText] = useState(initial);
  useEffect(() => editor.registerTextContentListener(setText), [editor]);
  return text;
}

function Emoji(): null {
  useBehaviour(registerEmoji);
  return null;
}

/** Takes Lexical's mark off, as another editor would not have it. */
function Unmarked(): null {
  useBehaviour(takeMark);
  return null;
}

function takeMark(editor: LexicalEditor): () => void {
  return editor.registerRootListener((root) => {
    root?.removeAttribute('data-lexical-editor');
  });
}
