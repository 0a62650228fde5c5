import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../../lib/core/problem.ts';
import { type CodeEditor, createCodeEditor } from './code-editor.ts';
import type { KnownNames } from './complete.ts';

/** Where the caret should go; a new object goes there again. */
export interface WantedLine {
  /** 1-based. */
  readonly line: number;
  readonly focus: boolean;
}

/** The text of one file. Mounted anew for another file (`key`), which begins its own history. */
export function YamlCode(props: {
  readonly label: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly wanted: WantedLine | null;
  readonly names: () => KnownNames;
  readonly onText: (text: string) => void;
  readonly onLine: (line: number) => void;
}): VNode {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const newest = useRef(props);
  newest.current = props;
  const { text, problems, wanted } = props;

  useLayoutEffect(() => {
    if (host.current === null) return;
    const { label, text: first } = newest.current;
    const made = createCodeEditor({
      parent: host.current,
      text: first,
      label,
      names: () => newest.current.names(),
      onText: (changed) => newest.current.onText(changed),
      onLine: (line) => newest.current.onLine(line),
    });
    editor.current = made;
    return () => made.destroy();
  }, []);
  useLayoutEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => editor.current?.setProblems(problems), [problems]);
  useEffect(() => {
    if (wanted !== null) editor.current?.goToLine(wanted.line, wanted.focus);
  }, [wanted]);
  return <div class="code" ref={host} />;
}
