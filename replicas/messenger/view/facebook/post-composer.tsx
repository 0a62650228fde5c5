import { type ReactNode, useRef, useState } from 'react';
import { clear, textOf } from '../../editor/behaviours.ts';
import { Surface, useEditor } from '../../editor/surface.tsx';
import { leaveElsewhere } from '../../model/elsewhere.ts';
import { cx, labels } from '../../variant.ts';
import { FileInput } from '../file-input.tsx';
import { Press } from '../press.tsx';

/** A post is a Lexical editor as well, but no message. Enter breaks the line. */
export function PostComposer(): ReactNode {
  return (
    <form
      aria-label={labels.whatsNew}
      className={cx('card')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Surface namespace="post" label={labels.whatsNew} placeholder={labels.whatsNew}>
        <PostButtons />
      </Surface>
    </form>
  );
}

function PostButtons(): ReactNode {
  const editor = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const names = files.map((file) => file.name).join(', ');
  return (
    <div className={cx('card-row')}>
      <FileInput
        accept="image/*"
        input={input}
        onFiles={(chosen) => {
          setFiles(chosen);
          for (const file of chosen) leaveElsewhere('post-upload', file.name);
        }}
      />
      <Press label={labels.addPhoto} icon="picture" onPress={() => input.current?.click()} />
      <span className={cx('card-text')}>{names}</span>
      <Press
        look="main"
        label={labels.post}
        onPress={() => {
          const text = textOf(editor);
          if (text.trim() === '' && files.length === 0) return;
          leaveElsewhere('post', text);
          setFiles([]);
          clear(editor);
        }}
      >
        {labels.post}
      </Press>
    </div>
  );
}
