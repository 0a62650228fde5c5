import type { VNode } from 'preact';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import { confidences, type Finding } from '../../lib/core/detect/finding.ts';
import type { Explanation } from '../../lib/core/detect/explain.ts';
import type { Localised } from '../../lib/core/policy/schema.ts';
import { confidenceWords, unscannableWords } from '../incidents/text.ts';
import { localText } from '../rules/editor-model.ts';
import { Choice } from '../rules/form/controls.tsx';
import { type BenchModel, partIndex } from './bench-model.ts';
import type { BenchPart, BenchResult } from './policy-bench.ts';
import { placeText } from '../shell/place.ts';
import { benchText as text } from './text.ts';
import { knownWord } from '../shell/known-word.ts';

type Titles = Readonly<Record<string, Localised>>;
const titleIn = (titles: Titles, id: string): string => {
  const title = knownWord(titles, id);
  return title === undefined ? id : localText(title);
};

/** The text with what was found in it, and why each match is a finding or is none. */
export function Findings({
  bench,
  result,
}: {
  readonly bench: BenchModel;
  readonly result: BenchResult;
}): VNode {
  const { parts, titles, findings } = result;
  const at = partIndex(result, bench.part.value);
  const part = parts[at];
  const explained = bench.explained.value;
  const found = surest(explained);
  const almost = explained.filter(({ outcome }) => outcome.kind !== 'finding');
  const unread = result.request?.verdict.unscannable ?? null;
  return (
    <>
      {unread === null ? null : <p class="quiet">{text.unread(unscannableWords[unread])}</p>}
      {parts.length > 1 ? (
        <Choice
          label={text.findings(findings.length)}
          value={String(at)}
          options={parts.map(({ path }, index) => ({
            value: String(index),
            label: `${placeText(path) || '–'}${hits(findings, path) > 0 ? ` (${hits(findings, path)})` : ''}`,
          }))}
          onValue={(value) => (bench.part.value = Number(value))}
        />
      ) : null}
      {part === undefined || part.text === '' ? null : (
        <Marked part={part} findings={findings.filter((finding) => isIn(finding, part))} titles={titles} />
      )}
      {findings.length === 0 ? (
        <p class="quiet">{text.noFindings}</p>
      ) : (
        <ul class="explained">
          {found.map((one, index) => (
            <Explained key={index} explanation={one} titles={titles} part={part} />
          ))}
        </ul>
      )}
      {almost.length === 0 ? null : (
        <details class="more">
          <summary>{text.almost(almost.length)}</summary>
          <ul class="explained">
            {almost.map((one, index) => (
              <Explained key={index} explanation={one} titles={titles} part={part} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Several patterns of a detector may match the same value: the surest counts. */
function surest(explained: readonly Explanation[]): readonly Explanation[] {
  const best = new Map<string, Explanation>();
  for (const one of explained) {
    if (one.outcome.kind !== 'finding') continue;
    const key = `${one.detector} ${one.start} ${one.end}`;
    const before = best.get(key)?.outcome;
    const isSurer =
      before?.kind !== 'finding' ||
      confidences.indexOf(one.outcome.confidence) > confidences.indexOf(before.confidence);
    if (isSurer) best.set(key, one);
  }
  return [...best.values()];
}

const isIn = ({ provenance }: Finding, { path }: BenchPart) =>
  (provenance?.path ?? []).join('\u0000') === path.join('\u0000');
const hits = (findings: readonly Finding[], path: readonly string[]) =>
  findings.filter((finding) => isIn(finding, { path, text: '' })).length;

const mostShown = 6_000;

function Marked(props: {
  readonly part: BenchPart;
  readonly findings: readonly Finding[];
  readonly titles: Titles;
}): VNode {
  const whole = props.part.text.slice(0, mostShown);
  const pieces: (string | VNode)[] = [];
  let at = 0;
  for (const { start, end, detector, confidence } of [...props.findings].sort((a, b) => a.start - b.start)) {
    if (start < at || end > whole.length || end === start) continue;
    pieces.push(
      <Shown key={`t${at}`} value={whole.slice(at, start)} max={mostShown} />,
      <mark
        key={start}
        class={`found found-${confidence}`}
        title={sentenceText(titleIn(props.titles, detector), 80)}
      >
        <Shown value={whole.slice(start, end)} max={400} />
      </mark>,
    );
    at = end;
  }
  return (
    <p class="bench-marked" dir="auto">
      {pieces}
      <Shown value={whole.slice(at)} max={mostShown} />
    </p>
  );
}

function Explained(props: {
  readonly explanation: Explanation;
  readonly titles: Titles;
  readonly part: BenchPart | undefined;
}): VNode {
  const { explanation, titles } = props;
  const { text: whole, path } = props.part ?? { text: '', path: [] };
  const { detector, start, end, validators, evidence } = explanation;
  return (
    <li>
      <p>
        <b>
          <Shown value={titleIn(titles, detector)} max={80} />
        </b>{' '}
        <Shown value={whole.slice(start, end)} max={60} mono />{' '}
        {path.length === 0 ? null : (
          <span class="quiet">{text.place(sentenceText(placeText(path), 160))} </span>
        )}
        <Outcome {...explanation} titles={titles} />
      </p>
      {validators.length + evidence.length === 0 ? null : (
        <ul class="because">
          {validators.map(({ name, passed }, index) => (
            <li key={`v${index}`} class={passed ? 'good' : 'bad'}>
              {passed ? text.passes(name) : text.fails(name)}
            </li>
          ))}
          {evidence.map((one, index) => {
            const word = `“${sentenceText(whole.slice(one.start, one.end), 40)}”`;
            const what =
              one.detector === null ? word : `${sentenceText(titleIn(titles, one.detector), 80)} ${word}`;
            return (
              <li key={`e${index}`} class={one.kind === 'support' ? 'good' : 'bad'}>
                {one.kind === 'support' ? text.support(what, one.gap) : text.contrary(what, one.gap)}
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

function Outcome({ outcome, titles }: Explanation & { readonly titles: Titles }): VNode {
  if (outcome.kind === 'finding') {
    const { confidence, without } = outcome;
    return (
      <span class="quiet">
        {text.confidence(confidenceWords[confidence])}
        {confidence === without ? '' : ` (${text.without(confidenceWords[without])})`}
      </span>
    );
  }
  return (
    <span class="quiet">
      {outcome.kind === 'outranked'
        ? text.outranked(sentenceText(titleIn(titles, outcome.by), 80))
        : text.outcomes[outcome.kind]}
    </span>
  );
}
