import { type ReactNode, useEffect, useState } from 'react';
import { useEditor } from '../editor/surface.tsx';
import { requestPreview } from '../model/send-more.ts';
import { soon } from '../model/soon.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

const delayMs = 500;
const address = /https?:\/\/[^\s]+|www\.[^\s]+/i;

/** Asks about the first address in the text, half a second after the last change, each address once. */
export function LinkPreview(): ReactNode {
  const editor = useEditor();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const asked = new Set<string>();
    let callOff = () => {};
    const stop = editor.registerTextContentListener((text) => {
      const found = address.exec(text)?.[0] ?? null;
      callOff();
      if (found === null) setShown(null);
      if (found === null || asked.has(found)) return;
      callOff = soon(delayMs, () => {
        asked.add(found);
        requestPreview(found);
        setShown(found);
      });
    });
    return () => {
      callOff();
      stop();
    };
  }, [editor]);
  if (shown === null) return null;
  return (
    <div className={cx('link-preview')}>
      <span className={cx('quote-text')}>{shown}</span>
      <button
        type="button"
        className={cx('icon-button')}
        aria-label={labels.removePreview}
        onClick={() => {
          setShown(null);
          editor.focus();
        }}
      >
        <Icon name="x-rounded" />
      </button>
    </div>
  );
}
