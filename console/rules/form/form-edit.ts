import { signal, type ReadonlySignal } from '@preact/signals';
import type { Problem } from '../../../lib/core/problem.ts';
import { problemSentence } from '../problem-words.ts';
import type { Change } from './plain-change.ts';
import { addIn, type EditCode, type Edited, removeIn, renameIn, setIn } from './yaml-edit.ts';
import { parseYaml, type Path, startOf } from './yaml-node.ts';
import { locate } from './yaml-node.ts';
import type { Plain } from './yaml-write.ts';

/** What forms do to the text of a file. */
export interface FormEdit {
  set(path: Path, value: Plain): void;
  add(path: Path, value: Plain): void;
  remove(path: Path): void;
  /** All of them or none. */
  all(changes: readonly Change[]): boolean;
  /** Why the last change was not made; null: it was. */
  readonly refused: ReadonlySignal<EditCode | null>;
  /** The sentence about what stands at a place, or somewhere in it. */
  problemAt(path: Path, inside?: boolean): string | null;
  /** Shows a place in the text. */
  show(path: Path): void;
}

export interface FormText {
  text(): string;
  problems(): readonly Problem[];
  onText(text: string): void;
  onLine(line: number): void;
}

export function createFormEdit({ text, problems, onText, onLine }: FormText): FormEdit {
  const refused = signal<EditCode | null>(null);
  const all = (changes: readonly Change[]) => {
    let now = text();
    for (const change of changes) {
      const edited = apply(now, change);
      if (!edited.ok) {
        refused.value = edited.error;
        return false;
      }
      now = edited.value.text;
    }
    refused.value = null;
    onText(now);
    return true;
  };
  return {
    refused,
    all,
    set: (path, value) => void all([{ kind: 'set', path, value }]),
    add: (path, value) => void all([{ kind: 'add', path, value }]),
    remove: (path) => void all([{ kind: 'remove', path }]),
    problemAt(path, inside = false) {
      const place = path.join('.');
      const found = problems().find(
        (problem) => problem.path === place || (inside && problem.path.startsWith(`${place}.`)),
      );
      return found === undefined ? null : problemSentence(found);
    },
    show(path) {
      const line = lineOf(text(), path);
      if (line !== null) onLine(line);
    },
  };
}

export function apply(text: string, change: Change): Edited {
  switch (change.kind) {
    case 'set':
      return setIn(text, change.path, change.value);
    case 'add':
      return addIn(text, change.path, change.value);
    case 'remove':
      return removeIn(text, change.path);
    case 'rename':
      return renameIn(text, change.path, change.to);
  }
  return change satisfies never;
}

/** The line (1-based) that a place begins in. */
export function lineOf(text: string, path: Path): number | null {
  const { node } = locate(parseYaml(text), path);
  return node === null ? null : text.slice(0, startOf(node)).split('\n').length;
}
