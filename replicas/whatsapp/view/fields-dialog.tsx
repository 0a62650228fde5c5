import type { LexicalEditor } from 'lexical';
import { type ReactNode, useState } from 'react';
import { registerEnterSends } from '../editor/behaviours.ts';
import { ReportText } from '../editor/report-text.tsx';
import { Surface, useBehaviour } from '../editor/surface.tsx';
import { cx } from '../variant.ts';
import { DialogFrame } from './dialog-frame.tsx';

interface FieldsDialogProps {
  readonly title: string;
  readonly fields: readonly string[];
  readonly close: () => void;
  readonly onSend: (texts: readonly string[]) => void;
}

/** Several one-line editors and one send; the first must not be empty. */
export function FieldsDialog({ title, fields, close, onSend }: FieldsDialogProps): ReactNode {
  const [texts, setTexts] = useState<readonly string[]>(() => fields.map(() => ''));
  const [setters] = useState(() =>
    fields.map((_, place) => (text: string) => {
      setTexts((before) => before.map((each, index) => (index === place ? text : each)));
    }),
  );
  return (
    <DialogFrame
      title={title}
      close={close}
      disabled={texts[0]?.trim() === ''}
      onSend={() => {
        onSend(texts);
      }}
    >
      <div className={cx('fields')}>
        {setters.map((setText, place) => (
          <Field key={place} label={fields[place] ?? ''} first={place === 0} onText={setText} />
        ))}
      </div>
    </DialogFrame>
  );
}

interface FieldProps {
  readonly label: string;
  readonly first: boolean;
  readonly onText: (text: string) => void;
}

function Field({ label, first, onText }: FieldProps): ReactNode {
  return (
    <div className={cx('compose')}>
      <Surface namespace="field" label={label} placeholder={label} autoFocus={first}>
        <ReportText onText={onText} />
        <OneLine />
      </Surface>
    </div>
  );
}

const nothing = (editor: LexicalEditor) => registerEnterSends(editor, () => false);

/** Enter neither sends nor breaks the line. */
function OneLine(): null {
  useBehaviour(nothing);
  return null;
}
