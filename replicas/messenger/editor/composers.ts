import type { LexicalEditor } from 'lexical';

const editors = new Map<string, LexicalEditor>();

/** Remembers the editor of a thread's composer for as long as it is there. */
export function registerComposer(thread: string, editor: LexicalEditor): () => void {
  editors.set(thread, editor);
  return () => {
    if (editors.get(thread) === editor) editors.delete(thread);
  };
}

export function composerOf(thread: string): LexicalEditor | null {
  return editors.get(thread) ?? null;
}
