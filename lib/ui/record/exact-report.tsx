import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../design/components/button.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { RecordKey } from '../texts/record/index.ts';
import { visibleJson } from './visible-json.ts';
import type { RecordActions, Report } from './state.ts';

interface ExactProps {
  readonly report: Report;
  readonly actions: Pick<RecordActions, 'copy'>;
  readonly texts: Texts<RecordKey>;
}

/** The very text that went out, to read and to copy. */
export function ExactReport({ report, actions, texts: { say } }: ExactProps): VNode {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <h3>{say('exact')}</h3>
      <Code json={report.json} label={say('exact')} />
      <div class="actions">
        <Button onClick={() => void actions.copy(report.json).then(setCopied)}>{say('copy')}</Button>
        <span class="quiet-text" role="status">
          {copied !== null && say(copied ? 'copied' : 'copyFailed')}
        </span>
      </div>
      {report.earlier.length > 0 && <h3>{say('earlier')}</h3>}
      {report.earlier.map((json, index) => (
        <Code key={index} json={json} label={say('earlier')} />
      ))}
    </>
  );
}

/** Scrolls, so it takes the focus of the keyboard. */
export function Code({ json, label }: { json: string; label: string }): VNode {
  return (
    <pre dir="ltr" tabIndex={0} role="group" aria-label={label}>
      {visibleJson(json)}
    </pre>
  );
}
