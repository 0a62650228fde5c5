import { useEffect, useRef } from 'react';
import { registerEnter } from './behaviours.ts';
import { useEditor } from './surface.tsx';

/** Enter hands the editor's text to `onSend`, which answers whether the editor is to be emptied. */
export function EnterSends({ onSend }: { readonly onSend: (text: string) => boolean }): null {
  const editor = useEditor();
  const latest = useRef(onSend);
  useEffect(() => {
    latest.current = onSend;
  }, [onSend]);
  useEffect(() => registerEnter(editor, (text) => latest.current(text)), [editor]);
  return null;
}
