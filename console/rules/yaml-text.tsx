import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { shownText } from '../../lib/design/components/shown-text.ts';

/** Must equal the line height in `styles/editor.css`. */
const lineHeightPx = 20;

/** A plain text area with line numbers. `line` (1-based) gets the caret, whenever it changes. */
export function YamlText(props: {
  readonly label: string;
  readonly text: string;
  /** 1-based numbers of lines to be marked. */
  readonly marked: readonly number[];
  readonly line: number | null;
  readonly onText: (text: string) => void;
}): VNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const { text, line } = props;

  // Only set from outside when it differs: setting a text area's value drops its undo history and caret.
  useLayoutEffect(() => {
    if (area.current !== null && area.current.value !== text) area.current.value = text;
  }, [text]);
  useEffect(() => {
    if (line !== null && area.current !== null) putCaret(area.current, line);
  }, [line]);

  return (
    <div class="yaml">
      <pre class="yaml-gutter" ref={gutter} aria-hidden="true">
        <LineNumbers count={text.split('\n').length} marked={new Set(props.marked)} />
      </pre>
      <textarea
        class="yaml-text"
        ref={area}
        aria-label={shownText(props.label).text}
        wrap="off"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={(event) => props.onText(event.currentTarget.value)}
        onScroll={(event) => {
          gutter.current?.scrollTo({ top: event.currentTarget.scrollTop });
        }}
      />
    </div>
  );
}

/** Long files have thousands of lines: one text node between marks, not an element each. */
function LineNumbers(props: { readonly count: number; readonly marked: ReadonlySet<number> }): VNode {
  const { count, marked } = props;
  const parts: (string | VNode)[] = [];
  let plain = '';
  for (let line = 1; line <= count; line++) {
    if (marked.has(line)) {
      parts.push(plain, <mark key={line}>{`${line}\n`}</mark>);
      plain = '';
    } else plain += `${line}\n`;
  }
  return <>{[...parts, plain]}</>;
}

function putCaret(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTo({ top: Math.max(0, (line - 4) * lineHeightPx), left: 0 });
}
