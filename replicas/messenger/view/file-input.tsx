import type { ReactNode, RefObject } from 'react';

interface FileInputProps {
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** A hidden input that a button opens; the same file can be chosen again. */
export function FileInput({ accept, onFiles, input }: FileInputProps): ReactNode {
  return (
    <input
      type="file"
      accept={accept}
      multiple
      hidden
      ref={input}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        onFiles(files);
      }}
    />
  );
}
