import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { PlainTextPlugin } from '@lexical/react/LexicalPlainTextPlugin';
import type { EditorState, LexicalEditor } from 'lexical';
import { type ReactNode, useEffect, useState } from 'react';
import { cx, dataTab, testId } from '../variant.ts';
import { $fill, registerEmoji } from './behaviours.ts';
import { EmojiNode } from './emoji-node.ts';
import { MentionNode } from './mention-node.ts';

interface SurfaceProps {
  readonly namespace: string;
  readonly label: string;
  readonly placeholder: string;
  readonly tab?: number;
  readonly testId?: string;
  readonly autoFocus?: boolean;
  /** What it starts with: text, or a state kept from an earlier editor. */
  readonly initial?: string | EditorState;
  /** Attributes of the element around the editor. */
  readonly frame?: { readonly className: string; readonly 'data-testid'?: string };
  /** Whatever needs the editor: rendered inside its context. */
  readonly children?: ReactNode;
}

/** A plain-text Lexical editor with history and emoji nodes. */
export function Surface(props: SurfaceProps): ReactNode {
  const { initial } = props;
  const start =
    initial === undefined || typeof initial === 'object'
      ? initial
      : () => {
          $fill(initial);
        };
  return (
    <LexicalComposer
      initialConfig={{
        namespace: props.namespace,
        nodes: [EmojiNode, MentionNode],
        theme: { paragraph: cx('paragraph') },
        onError: (error: Error) => {
          throw error;
        },
        ...(start && { editorState: start }),
      }}
    >
      <div {...(props.frame ?? { className: cx('editor') })}>
        <PlainTextPlugin
          contentEditable={
            <ContentEditable
              className={cx('editable')}
              aria-label={props.label}
              aria-placeholder={props.placeholder}
              placeholder={<div className={cx('placeholder')}>{props.placeholder}</div>}
              spellCheck
              tabIndex={0}
              {...(props.tab === undefined ? {} : dataTab(props.tab))}
              {...(props.testId === undefined ? {} : testId(props.testId))}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
        <Emoji />
        {props.autoFocus === true && <FocusAtStart />}
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

function FocusAtStart(): null {
  const editor = useEditor();
  useEffect(() => {
    editor.focus();
  }, [editor]);
  return null;
}
