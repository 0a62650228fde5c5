import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import { shellText } from './text.ts';

/** A text to be taken elsewhere as it is: shown whole, selected by one key, copied by a button. */
export function CopyBox(props: {
  readonly label: string;
  readonly text: string;
  /** What the button says. */
  readonly copy: string;
  readonly onReady?: (field: HTMLTextAreaElement | null) => void;
}): VNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      copied.value = 'yes';
    } catch {
      // Refused, or no secure context.
      field.current?.select();
      copied.value = 'failed';
    }
  };
  const lines = props.text.trimEnd().split(/\r?\n/);
  return (
    <div class="copy-box">
      <label class="copy-label" for={id}>
        {props.label}
      </label>
      <textarea
        class="input code-box"
        id={id}
        ref={(element) => {
          field.current = element;
          props.onReady?.(element);
        }}
        readOnly
        rows={Math.min(16, lines.length)}
        spellcheck={false}
        dir="ltr"
        value={lines.map((line) => shownText(line, 5_000).text).join('\n')}
      />
      <div class="copy">
        <Button onClick={() => void copy()}>{props.copy}</Button>
        <span role="status">
          {copied.value === 'no' ? '' : copied.value === 'yes' ? shellText.copied : shellText.copyFailed}
        </span>
      </div>
    </div>
  );
}
