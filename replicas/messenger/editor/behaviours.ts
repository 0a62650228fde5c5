import {
  $createParagraphNode,
  $createTextNode,
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
import { EmojiNode } from '../../shared/lexical/emoji-node.ts';
import { firstEmoji } from '../../shared/lexical/emoji-pattern.ts';

/** Enter sends, Shift+Enter breaks the line. `send` answers whether the editor is to be emptied. */
export function registerEnter(editor: LexicalEditor, send: (text: string) => boolean): () => void {
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

/** Files on the clipboard are attached; the rest is left to the plain-text paste. */
export function registerPaste(editor: LexicalEditor, attach: (files: readonly File[]) => void): () => void {
  return editor.registerCommand(
    PASTE_COMMAND,
    (event) => {
      const files = 'clipboardData' in event ? [...(event.clipboardData?.files ?? [])] : [];
      if (files.length === 0) return false;
      event.preventDefault();
      attach(files);
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );
}

/** Emoji that are typed or pasted become images. */
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

/** Puts text where the caret is, at the end when there is none. */
export function insertText(editor: LexicalEditor, text: string): void {
  editor.update(() => {
    const selection = $getSelection() ?? $getRoot().selectEnd();
    if ($isRangeSelection(selection)) selection.insertRawText(text);
  });
  editor.focus();
}

/** Appends text the way a page's own script does: no input event, no trusted key. */
export function appendText(editor: LexicalEditor, text: string): void {
  editor.update(() => {
    $getRoot()
      .selectEnd()
      .insertNodes([$createTextNode(text)]);
  });
}

/** The text as the editor's state has it now, lines parted by "\n". */
export function textOf(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

export function clear(editor: LexicalEditor): void {
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

/** Fills an empty editor: one paragraph, the caret at its end. */
export function $fill(text: string): void {
  const paragraph = $createParagraphNode();
  $getRoot().append(paragraph);
  paragraph.selectEnd().insertRawText(text);
}
