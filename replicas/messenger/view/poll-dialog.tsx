import { type ReactNode, useState } from 'react';
import { showDialog } from '../model/compose.ts';
import { deliver } from '../model/send.ts';
import type { Thread } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { Press } from './press.tsx';

const optionCount = 3;

export function PollDialog({ thread }: { readonly thread: Thread }): ReactNode {
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(() =>
    Array.from({ length: optionCount }, () => ''),
  );
  const filled = options.filter((option) => option.trim() !== '');
  return (
    <DialogFrame title={labels.poll}>
      <textarea
        aria-label={labels.question}
        placeholder={labels.question}
        rows={2}
        className={cx('field')}
        value={question}
        onChange={(event) => {
          setQuestion(event.target.value);
        }}
      />
      {options.map((option, index) => (
        <input
          key={index}
          aria-label={fill(labels.option, { count: index + 1 })}
          placeholder={fill(labels.option, { count: index + 1 })}
          className={cx('field')}
          value={option}
          onChange={(event) => {
            setOptions(options.with(index, event.target.value));
          }}
        />
      ))}
      <Press
        look="main"
        label={labels.createPoll}
        disabled={question.trim() === '' || filled.length === 0}
        onPress={() => {
          showDialog(null);
          deliver(thread, { path: 'poll', text: [question, ...filled].join('\n') });
        }}
      >
        {labels.createPoll}
      </Press>
    </DialogFrame>
  );
}
