import { useEffect } from 'react';
import { useEditorText } from './surface.tsx';

/** Inside an editor: hands its text out as it changes. `onText` must be stable. */
export function ReportText({ onText }: { readonly onText: (text: string) => void }): null {
  const text = useEditorText();
  useEffect(() => {
    onText(text);
  }, [text, onText]);
  return null;
}
