import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import type { EditorModel } from '../editor-model.ts';
import type { FormEdit } from './form-edit.ts';
import type { Path } from './yaml-node.ts';

export interface FormProps {
  readonly data: unknown;
  readonly edit: FormEdit;
  readonly editor: EditorModel;
  /** 1-based line of the caret in the text. */
  readonly caret: number;
  readonly file: PolicyFile;
}

/** One rule of a pack. */
export interface RuleProps extends FormProps {
  readonly rule: unknown;
  readonly path: Path;
}
/** One pattern of a detector. */
export interface PatternProps extends FormProps {
  readonly pattern: unknown;
  readonly path: Path;
}

/** Which item of a list the caret stands in; stays at the last one where it stands in none. */
export function useItemAt(lines: readonly number[], caret: number): number {
  const found = lines.findLastIndex((line) => line <= caret);
  const last = useSignal(Math.max(0, found));
  useEffect(() => {
    if (found >= 0) last.value = found;
  }, [found, last]);
  return Math.min(found >= 0 ? found : last.value, Math.max(0, lines.length - 1));
}
