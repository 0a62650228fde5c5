import type { LexicalEditor } from 'lexical';

const settleMs = 500;
const link = /\bhttps?:\/\/[^\s<>"]+\.[^\s<>"]+/gi;

/** Calls `fetchPreview` once for each link that stands in the text when typing pauses. */
export function registerPreview(editor: LexicalEditor, fetchPreview: (url: string) => void): () => void {
  const asked = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = editor.registerTextContentListener((text) => {
    clearTimeout(timer);
    if (text === '') asked.clear();
    const fresh = (text.match(link) ?? []).filter((url) => !asked.has(url));
    if (fresh.length === 0) return;
    timer = setTimeout(() => {
      for (const url of fresh) {
        asked.add(url);
        fetchPreview(url);
      }
    }, settleMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
