import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { EmptyState } from '../../../lib/design/components/empty-state.tsx';
import { Notice } from '../../../lib/design/components/badge.tsx';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import type { Problem } from '../../../lib/core/problem.ts';
import { DetectorForm } from '../../detectors/detector-form.tsx';
import { DictionaryForm } from '../../detectors/dictionary-form.tsx';
import { kindOf } from '../../../lib/core/policy/written-kind.ts';
import type { EditorModel } from '../editor-model.ts';
import { createFormEdit } from './form-edit.ts';
import type { FormProps } from './form-props.ts';
import { PackForm } from './pack-form.tsx';
import { formText } from './text.ts';
import { parseYaml } from './yaml-node.ts';

/** The file as a form; each change is made in the text, which stays what is published. */
export function FileForm(props: {
  readonly file: PolicyFile;
  /** The file's text at this moment: a second change may come before the first is drawn. */
  readonly now: () => string;
  readonly editor: EditorModel;
  readonly caret: number;
  readonly problems: readonly Problem[];
  readonly onText: (text: string) => void;
  readonly onLine: (line: number) => void;
}): VNode {
  const { file } = props;
  const newest = useRef(props);
  newest.current = props;
  const edit = useMemo(
    () =>
      createFormEdit({
        text: () => newest.current.now(),
        problems: () => newest.current.problems,
        onText: (text) => newest.current.onText(text),
        onLine: (line) => newest.current.onLine(line),
      }),
    [],
  );
  const data = useMemo(() => readData(file.text), [file.text]);
  const refused = useComputed(() => edit.refused.value).value;
  return (
    <div class="form-file">
      {refused === null ? null : (
        <Notice tone="warn" role="alert">
          {formText.refused[refused]}
        </Notice>
      )}
      {data === null ? (
        <EmptyState title={formText.unreadable}>
          <p>{formText.unreadableText}</p>
        </EmptyState>
      ) : (
        <KindForm {...props} data={data} edit={edit} />
      )}
    </div>
  );
}

function KindForm(props: FormProps): VNode {
  switch (kindOf(props.file.text)) {
    case 'RulePack':
      return <PackForm {...props} />;
    case 'Detector':
      return <DetectorForm {...props} />;
    case 'Dictionary':
      return <DictionaryForm {...props} />;
    default:
      return <EmptyState title={formText.onlyYaml}>{null}</EmptyState>;
  }
}

/** Null while the text is not well-formed. */
function readData(text: string): unknown {
  const document = parseYaml(text);
  if (document.errors.length > 0) return null;
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return typeof data === 'object' ? data : null;
  } catch (error) {
    // Aliases that name nothing, or expand too far.
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}
