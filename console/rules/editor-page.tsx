import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { linesWithHidden, sentenceText } from '../../lib/design/components/shown-text.ts';
import { Notice } from '../../lib/design/components/badge.tsx';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { BenchPanel } from '../bench/bench-panel.tsx';
import { benchClient } from '../bench/start-worker.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import '../styles/editor.css';
import '../styles/form.css';
import '../styles/bench.css';
import { YamlCode, type WantedLine } from './code/yaml-code.tsx';
import { EditorFiles } from './editor-files.tsx';
import { createEditorModel, type EditorModel } from './editor-model.ts';
import { allProblems, EditorProblems } from './editor-problems.tsx';
import { pageText } from './editor-text.ts';
import { FileForm } from './form/file-form.tsx';
import { Proposal } from './form/proposal.tsx';
import { PublishBar } from './publish-bar.tsx';
import type { DraftModel } from './draft-state.ts';

const views = ['form', 'yaml', 'bench'] as const;
type View = (typeof views)[number];

let kept: EditorModel | null = null;
/** One for as long as the page lives, like the draft that it reads. */
const editorModel = (): EditorModel => (kept ??= createEditorModel(benchClient()));

export interface EditorPageProps {
  readonly models: Models;
  readonly file: string | null;
  /** 1-based line for the caret. */
  readonly line: number | null;
  /** A change that is proposed (`proposal.ts`), as it stands in the address. */
  readonly except: string | null;
}

/** Form, text and bench of one file of the draft, side by side; what would be published at the bottom. */
export function EditorPage(props: EditorPageProps): VNode {
  const { models } = props;
  const { policy: model, draft } = models;
  usePageTitle(...(props.file === null ? [] : [props.file]), pageText.title);
  useEffect(() => void model.load(), [model]);
  const policy = model.policy.value;
  useEffect(() => {
    if (policy !== null) draft.start(policy);
  }, [policy, draft]);
  const editor = editorModel();
  useEffect(() => {
    const ended = new AbortController();
    editor.follow(draft, ended.signal);
    return () => ended.abort();
  }, [editor, draft]);
  const file = draft.files.value.find(({ path }) => path === props.file);
  const choosing = useSignal(false);
  return (
    <div class="editor">
      <div class="editor-head">
        <a href={hrefOf({ page: 'rules' })}>← {pageText.back}</a>
        <h1 tabIndex={-1}>{pageText.title}</h1>
        {file === undefined ? null : (
          <button
            type="button"
            class="button button-plain"
            aria-expanded={choosing.value}
            onClick={() => (choosing.value = !choosing.value)}
          >
            {pageText.chooseFile}
          </button>
        )}
      </div>
      {draft.baseVersion.value === null ? (
        model.error.value === null ? (
          <Loading />
        ) : (
          <NothingLoaded error={model.error.value} onRetry={() => void model.load()} />
        )
      ) : (
        <>
          <Trouble error={model.error.value} onRetry={() => void model.load()} />
          {file === undefined || choosing.value ? (
            <div class="editor-choose">
              {file === undefined && props.file !== null ? (
                <EmptyState title={pageText.noFileTitle}>{null}</EmptyState>
              ) : null}
              <EditorFiles draft={draft} current={props.file} onChosen={() => (choosing.value = false)} />
            </div>
          ) : (
            <FileColumns key={file.path} {...props} file={file} editor={editor} />
          )}
          <PublishBar models={models} />
        </>
      )}
    </div>
  );
}

function FileColumns(
  props: Omit<EditorPageProps, 'file'> & { readonly file: PolicyFile; readonly editor: EditorModel },
): VNode {
  const { file, editor, models, line, except } = props;
  const { draft } = models;
  const view = useSignal<View>('form');
  const wanted = useSignal<WantedLine | null>(null);
  const caret = useSignal(line ?? 1);
  // Before a change that is put in on arrival says where it stands.
  useLayoutEffect(() => {
    if (line === null) return;
    wanted.value = { line, focus: except === null };
    caret.value = line;
    if (except === null) view.value = 'yaml';
  }, [line, except, wanted, caret, view]);
  const goToLine = (at: number, focus: boolean) => {
    wanted.value = { line: at, focus };
    if (focus) view.value = 'yaml';
  };
  const onText = (text: string) => draft.edit(file.path, text);
  return (
    <>
      <div class="editor-views" role="group" aria-label={pageText.view}>
        {views.map((each) => (
          <button
            key={each}
            type="button"
            class={`editor-view editor-view-${each}`}
            aria-pressed={view.value === each}
            onClick={() => (view.value = each)}
          >
            {pageText[each]}
          </button>
        ))}
      </div>
      <div class={`columns columns-${view.value}`}>
        <section class="column column-form" aria-label={pageText.form}>
          <Proposal file={file} draft={draft} except={except} onDone={(at) => goToLine(at, false)} />
          <FileForm
            file={file}
            now={() => draft.files.value.find(({ path }) => path === file.path)?.text ?? file.text}
            editor={editor}
            caret={caret.value}
            problems={allProblems(draft, editor).filter((problem) => problem.file === file.path)}
            onText={onText}
            onLine={(at) => goToLine(at, false)}
          />
        </section>
        <section class="column column-yaml" aria-label={pageText.yaml}>
          <FileText
            file={file}
            draft={draft}
            editor={editor}
            wanted={wanted.value}
            onLine={(at) => (caret.value = at)}
          />
          <EditorProblems
            draft={draft}
            editor={editor}
            file={file.path}
            onLine={(at) => goToLine(at, true)}
          />
        </section>
        <section class="column column-bench" aria-label={pageText.bench}>
          <BenchPanel editor={editor} files={draft.files.value} path={file.path} />
        </section>
      </div>
    </>
  );
}

function FileText(props: {
  readonly file: PolicyFile;
  readonly draft: DraftModel;
  readonly editor: EditorModel;
  readonly wanted: WantedLine | null;
  readonly onLine: (line: number) => void;
}): VNode {
  const { file, draft, editor } = props;
  const problems = allProblems(draft, editor);
  const own = useMemo(
    () => problems.filter((problem) => problem.file === file.path && problem.line > 0),
    [problems, file.path],
  );
  const hidden = linesWithHidden(file.text);
  return (
    <>
      <div class="file-head">
        <h2 title={pageText.keys}>
          <Shown value={file.path} max={120} mono />
        </h2>
        {draft.changed.value.has(file.path) ? (
          <Button look="quiet" onClick={() => draft.undo(file.path)}>
            {pageText.undo}
          </Button>
        ) : null}
      </div>
      {hidden.length === 0 ? null : (
        <Notice tone="warn">{pageText.hidden(hidden.slice(0, 10).join(', '))}</Notice>
      )}
      <YamlCode
        label={pageText.text(sentenceText(file.path, 160))}
        text={file.text}
        problems={own}
        wanted={props.wanted}
        names={() => editor.names.value}
        onText={(text) => draft.edit(file.path, text)}
        onLine={props.onLine}
      />
    </>
  );
}
