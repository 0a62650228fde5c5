import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText, shownText } from '../../lib/design/components/shown-text.ts';
import type { FileChange, PolicyDiff } from '../../lib/core/policy/diff/policy-diff.ts';
import { titleOf } from '../rules/policy-model.ts';
import { changeWords } from './change-words.ts';
import { versionsText } from './text.ts';

/** What differs between two policies: rule by rule in words, then as text. */
export function DiffView({ diff }: { readonly diff: PolicyDiff }): VNode {
  const { rules, documents, files } = diff;
  const others = documents.filter(
    ({ kind, change }) => kind !== 'pack' || change !== 'changed' || rules.length === 0,
  );
  if (files.length === 0) return <p class="quiet">{versionsText.nothingChanges}</p>;
  return (
    <div class="diff">
      {rules.length === 0 ? null : (
        <ul class="diff-rules">
          {rules.map((change) => (
            <li key={`${change.pack}/${change.rule}`} class={`diff-rule diff-rule-${change.change}`}>
              <span class="diff-rule-name">
                <Shown value={ruleTitle(change)} max={120} />{' '}
                <span class="quiet">
                  <Shown value={`${change.pack}/${change.rule}`} max={140} mono />
                </span>
              </span>
              <span>{changeWords(change).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <>
          <p class="diff-head">{versionsText.others}</p>
          <ul class="diff-others">
            {others.map(({ kind, id, change }) => (
              <li key={`${kind} ${id}`}>
                {versionsText.documents[kind]} {id === '' ? null : <Shown value={id} max={80} mono />}:{' '}
                {versionsText.kinds[change]}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="diff-head">{versionsText.texts}</p>
      {files.map((file) => (
        <FileDiff key={file.path} file={file} open={files.length === 1} />
      ))}
    </div>
  );
}

const ruleTitle = ({ before, after, rule }: PolicyDiff['rules'][number]): string => {
  const known = after ?? before;
  return known === null ? rule : titleOf(known);
};

export function FileDiff({ file, open }: { readonly file: FileChange; readonly open: boolean }): VNode {
  return (
    <details class="diff-file" open={open}>
      <summary>
        <Shown value={file.path} max={160} mono />{' '}
        <span class="quiet">{versionsText.kinds[file.change]}</span>
      </summary>
      <DiffLines path={file.path} diff={file.diff} />
    </details>
  );
}

/** Enough to see any change; the whole text is in the editor. */
const maxLines = 400;
const kinds: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'place' };

/** A unified diff with its lines marked; each is untrusted. */
export function DiffLines({ path, diff }: { readonly path: string; readonly diff: string }): VNode {
  const lines = diff.split('\n').slice(2);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return <p class="quiet">{versionsText.noLines}</p>;
  const label = versionsText.linesOf(sentenceText(path, 140));
  return (
    <div class="diff-lines mono" role="region" aria-label={label} tabIndex={0} dir="ltr">
      {lines.slice(0, maxLines).map((line, index) => (
        <div key={index} class={`diff-line diff-line-${kinds[line.charAt(0)] ?? 'same'}`}>
          {shownText(line, 1_000).text}
        </div>
      ))}
      {lines.length > maxLines ? <div class="diff-line diff-line-place">…</div> : null}
    </div>
  );
}
