import { $createTextNode, $getRoot, type LexicalEditor } from 'lexical';

let current: LexicalEditor | null = null;

export function registerAsComposer(editor: LexicalEditor): () => void {
  current = editor;
  return () => {
    if (current === editor) current = null;
  };
}

/** Appends text to the open composer the way a page's own script does: no input event, no trusted key. */
export function appendToComposer(text: string): void {
  current?.update(() => {
    $getRoot()
      .selectEnd()
      .insertNodes([$createTextNode(text)]);
  });
}
