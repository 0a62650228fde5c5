import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Part } from './sentence.ts';

/** A rule's sentence; names that somebody chose are set off. */
export function SentenceText({ parts }: { readonly parts: readonly Part[] }): VNode {
  return (
    <>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <b key={index}>
            <Shown value={part.name} max={80} />
          </b>
        ),
      )}
    </>
  );
}
