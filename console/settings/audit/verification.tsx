import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { shownText } from '../../../lib/design/components/shown-text.ts';
import { ok } from '../../../lib/core/result.ts';
import type { Answered } from '../../api/call.ts';
import { may } from '../../shell/allowed.tsx';
import { download } from '../../shell/download.ts';
import { count, fullTime } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsProps } from '../page.tsx';
import { auditText as words, verifyFailure } from './text.ts';
import { verifyExport, type Verified, type VerifyError } from './verify.ts';

type Outcome =
  | { readonly kind: 'verified'; readonly verified: Verified; readonly rootKey: string | null }
  | { readonly kind: 'failed'; readonly error: VerifyError };

/** The whole log, checked in this browser. */
export function Verification({ models, session }: Pick<SettingsProps, 'models' | 'session'>): VNode {
  const { api } = models.settings;
  const outcome = useSignal<Outcome | null>(null);
  const action = useAction();
  const exporting = useAction();
  const knowsRoot = may(session, 'policy.read');
  /** The end first: what is fetched after it holds it, or something was cut off. */
  const check = async (): Answered<Outcome> => {
    const head = await api.auditHead();
    if (!head.ok) return head;
    const keys = knowsRoot ? await api.keys() : null;
    if (keys !== null && !keys.ok) return keys;
    const rootKey = keys === null ? null : keys.value.rootKey;
    const lines = await api.auditExport();
    if (!lines.ok) return lines;
    const verified = await verifyExport(lines.value, head.value, rootKey);
    return ok(
      verified.ok
        ? { kind: 'verified', verified: verified.value, rootKey }
        : { kind: 'failed', error: verified.error },
    );
  };
  const verify = async () => {
    outcome.value = null;
    const done = await action.run(check);
    if (done !== null) outcome.value = done.value;
  };
  const fetchAll = async () => {
    const done = await exporting.run(api.auditExport);
    if (done !== null) download({ name: 'audit.jsonl', type: 'application/x-ndjson', text: done.value });
  };
  return (
    <section class="block form" aria-label={words.verify}>
      <p class="quiet">{words.verifyText}</p>
      <div class="dialog-actions">
        <Button look="primary" onClick={() => void verify()} unavailable={action.busy.value}>
          {action.busy.value ? words.verifying : words.verify}
        </Button>
        <Button onClick={() => void fetchAll()} unavailable={exporting.busy.value}>
          {words.export}
        </Button>
        <span class="quiet">{words.exportHint}</span>
      </div>
      <Trouble error={action.error.value ?? exporting.error.value} />
      {outcome.value === null ? null : <Shows outcome={outcome.value} />}
    </section>
  );
}

function Shows({ outcome }: { readonly outcome: Outcome }): VNode {
  if (outcome.kind === 'failed') {
    const { code, line } = outcome.error;
    return (
      <Notice tone="stop" role="alert">
        <bdi>{shownText(verifyFailure(code), 200).text}</bdi> {line === null ? '' : words.atLine(count(line))}
      </Notice>
    );
  }
  const { summary, head } = outcome.verified;
  if (summary.faultCount > 0)
    return (
      <Notice tone="stop" role="alert">
        <p>
          <b>{words.bad(count(summary.faultCount), summary.faultCount)}</b>
        </p>
        <ul>
          {summary.faults.slice(0, 20).map(({ code, seq }, index) => (
            <li key={index}>
              {words.entry(count(seq))} {words.faults[code]}
            </li>
          ))}
        </ul>
        {summary.faultCount > 20 ? <p>{words.more}</p> : null}
      </Notice>
    );
  return (
    <Notice tone="good" role="status">
      <p>
        <b>{words.good(count(summary.entries), summary.entries)}</b>
      </p>
      <p>
        {words.signed(count(head.seq), fullTime(head.at))} <Shown value={head.rootKey} mono />.{' '}
        {outcome.rootKey === head.rootKey ? words.rootGiven : ''} {words.compare}
      </p>
    </Notice>
  );
}
