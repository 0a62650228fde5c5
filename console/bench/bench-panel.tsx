import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { EditorModel } from '../rules/editor-model.ts';
import { language } from '../shell/language.ts';
import { BenchFiles } from './bench-files.tsx';
import { type BenchModel, createBench } from './bench-model.ts';
import { DialogPreview } from './dialog-preview.tsx';
import { Findings } from './findings.tsx';
import { RuleResults } from './rule-results.tsx';
import { samplesFor } from './samples.ts';
import { SituationForm } from './situation-form.tsx';
import { benchClient } from './start-worker.ts';
import { SurveyTable } from './survey-table.tsx';
import { benchText as text } from './text.ts';

let kept: BenchModel | null = null;
/** One for as long as the page lives: what was put in is still there on the way back. */
const benchModel = (): BenchModel => (kept ??= createBench(benchClient(), language));

/** What is typed or dropped here is judged by the draft as it stands. */
export function BenchPanel(props: {
  readonly editor: EditorModel;
  readonly files: readonly PolicyFile[];
  readonly path: string;
}): VNode {
  const { editor } = props;
  const bench = benchModel();
  useEffect(() => {
    const ended = new AbortController();
    bench.follow(editor, ended.signal);
    return () => ended.abort();
  }, [bench, editor]);
  return (
    <div class="bench">
      <p class="quiet bench-promise">{text.promise}</p>
      <Input {...props} bench={bench} />
      <SituationForm bench={bench} editor={editor} />
      <Result bench={bench} editor={editor} />
    </div>
  );
}

function Input(props: {
  readonly bench: BenchModel;
  readonly editor: EditorModel;
  readonly files: readonly PolicyFile[];
  readonly path: string;
}): VNode {
  const { bench } = props;
  const isOver = useSignal(false);
  const taken = useSignal(0);
  const source = props.files.find(({ path }) => path === props.path)?.text ?? '';
  const samples = samplesFor(source, props.path, props.editor.catalogue.value);
  return (
    <div
      class={isOver.value ? 'bench-input bench-over' : 'bench-input'}
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        isOver.value = false;
        const dropped = [...(event.dataTransfer?.files ?? [])];
        if (dropped.length === 0) return;
        event.preventDefault();
        void bench.takeFiles(dropped);
      }}
    >
      {bench.files.value.length === 0 ? (
        <label class="bench-text">
          <span class="bench-label">{text.text}</span>
          <textarea
            class="input input-full"
            rows={4}
            dir="auto"
            spellcheck={false}
            placeholder={text.textHint}
            value={bench.text.value}
            onInput={(event) => (bench.text.value = event.currentTarget.value)}
          />
        </label>
      ) : (
        <BenchFiles bench={bench} />
      )}
      <div class="editor-row">
        <select
          class="input"
          key={taken.value}
          aria-label={text.samples}
          onChange={(event) => {
            const sample = samples[Number(event.currentTarget.value)];
            taken.value++;
            if (sample === undefined) return;
            bench.dropFiles();
            bench.text.value = sample.text;
          }}
        >
          <option value="">{text.chooseSample}</option>
          {samples.map(({ label }, index) => (
            <option key={index} value={index}>
              {label}
            </option>
          ))}
        </select>
        <label class="button button-plain import-file">
          {text.file}
          <input
            class="visually-hidden"
            type="file"
            multiple
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              if (chosen.length > 0) void bench.takeFiles(chosen);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
    </div>
  );
}

function Result({
  bench,
  editor,
}: {
  readonly bench: BenchModel;
  readonly editor: EditorModel;
}): VNode | null {
  const state = bench.result.value;
  const looked = bench.files.value[bench.at.value];
  if (looked !== undefined && looked.kind !== 'read') return null;
  const hasProblems = (editor.problems.value?.length ?? 0) > 0;
  switch (state.kind) {
    case 'waiting':
      return (
        <div class="quiet bench-reading">
          <p role="status">{text.waiting}</p>
          <progress value={editor.progress.value} aria-label={text.waiting} />
        </div>
      );
    case 'failed':
      return <Notice tone="stop">{text.failed}</Notice>;
    case 'no-policy':
      return <Notice tone="warn">{text.noPolicy}</Notice>;
    case 'no-account':
      return <Notice tone="warn">{text.noAccount}</Notice>;
    case 'judged': {
      const { result } = state;
      return (
        <>
          {hasProblems ? <Notice tone="warn">{text.old}</Notice> : null}
          <section aria-labelledby="bench-result">
            <h2 id="bench-result">{text.result}</h2>
            <p class={`bench-verdict bench-verdict-${result.action}`} role="status">
              {text.verdict[result.action]}
            </p>
            <Findings bench={bench} result={result} />
          </section>
          <SurveyTable bench={bench} />
          <DialogPreview bench={bench} result={result} />
          <RuleResults result={result} />
        </>
      );
    }
  }
  return state satisfies never;
}
