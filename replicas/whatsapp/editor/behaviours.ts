import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_LOW,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
  TextNode,
} from 'lexical';
import { EmojiNode } from './emoji-node.ts';
import { firstEmoji } from './emoji-pattern.ts';

/** Enter sends; with Shift, Lexical's own line break. `send` returns true when the editor is to be cleared. */
export function registerEnterSends(editor: LexicalEditor, send: (text: string) => boolean): () => void {
  return editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (event?.shiftKey === true) return false;
      event?.preventDefault();
      if (send($getRoot().getTextContent())) $clear(editor);
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );
}

/** Files in the clipboard are staged; anything else is left to the plain-text paste. */
export function registerPasteFiles(
  editor: LexicalEditor,
  stage: (files: readonly File[]) => void,
): () => void {
  return editor.registerCommand(
    PASTE_COMMAND,
    (event) => {
      const files = 'clipboardData' in event ? [...(event.clipboardData?.files ?? [])] : [];
      if (files.length === 0) return false;
      event.preventDefault();
      stage(files);
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );
}

/** Typed or pasted emoji become nodes. */
export function registerEmoji(editor: LexicalEditor): () => void {
  return editor.registerNodeTransform(TextNode, (node) => {
    if (editor.isComposing() || !node.isSimpleText()) return;
    const found = firstEmoji(node.getTextContent());
    if (!found) return;
    const end = found.start + found.emoji.length;
    const parts = found.start === 0 ? node.splitText(end) : node.splitText(found.start, end);
    parts[found.start === 0 ? 0 : 1]?.replace(new EmojiNode(found.emoji));
  });
}

/** Puts an emoji where the caret is. */
export function insertEmoji(editor: LexicalEditor, emoji: string): void {
  editor.update(() => {
    const selection = $getSelection() ?? $getRoot().selectEnd();
    if ($isRangeSelection(selection)) selection.insertNodes([new EmojiNode(emoji)]);
  });
  editor.focus();
}

/** The text as the editor's state has it now, emoji and mentions included, lines parted by "\n". */
export function editorText(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

export function clearEditor(editor: LexicalEditor): void {
  editor.update(() => {
    $clear(editor);
  });
}

function $clear(editor: LexicalEditor): void {
  const paragraph = $createParagraphNode();
  $getRoot().clear().append(paragraph);
  paragraph.select();
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
}

/** Fills an empty editor with text: one paragraph, "\n" as line breaks, the caret at the end. */
export function $fill(text: string): void {
  const paragraph = $createParagraphNode();
  $getRoot().append(paragraph);
  paragraph.selectEnd().insertRawText(text);
}
