import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { linesWithHidden } from '../../lib/design/components/shown-text.ts';
import { Notice } from '../../lib/design/components/badge.tsx';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { hrefOf } from '../shell/route.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { NewFile } from './new-file.tsx';
import { ProblemList } from './problem-list.tsx';
import { PublishBar } from './publish-bar.tsx';
import type { DraftModel } from './draft-model.ts';
import { editorText } from './text.ts';
import { YamlText } from './yaml-text.tsx';

/** Files left, text in the middle, problems below it, what would be published at the bottom. */
export function EditorPage(props: {
  readonly models: Models;
  readonly file: string | null;
  /** 1-based line for the caret. */
  readonly line: number | null;
}): VNode {
  const { models } = props;
  const { policy: model, draft } = models;
  usePageTitle(...(props.file === null ? [] : [props.file]), editorText.title);
  useEffect(() => void model.load(), [model]);
  const policy = model.policy.value;
  useEffect(() => {
    if (policy !== null) draft.start(policy);
  }, [policy, draft]);
  const files = draft.files.value;
  const file = files.find(({ path }) => path === props.file);
  return (
    <div class="editor">
      <div class="editor-head">
        <a href={hrefOf({ page: 'rules' })}>← {editorText.back}</a>
        <h1 tabIndex={-1}>{editorText.title}</h1>
      </div>
      {draft.baseVersion.value === null ? (
        model.error.value === null ? (
          <Loading />
        ) : (
          <NothingLoaded error={model.error.value} onRetry={() => void model.load()} />
        )
      ) : (
        <>
          <Files draft={draft} current={props.file} />
          <div class="editor-main">
            <Trouble error={model.error.value} onRetry={() => void model.load()} />
            {file === undefined ? (
              <EmptyState title={props.file === null ? editorText.choose : editorText.noFileTitle}>
                {null}
              </EmptyState>
            ) : (
              <FileText key={file.path} file={file} draft={draft} line={props.line} />
            )}
          </div>
          <ProblemList draft={draft} />
          <PublishBar models={models} />
        </>
      )}
    </div>
  );
}

function Files({ draft, current }: { readonly draft: DraftModel; readonly current: string | null }): VNode {
  const adding = useSignal(false);
  const folders = groupBy(draft.files.value, ({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  return (
    <nav class="files" aria-label={editorText.files}>
      {[...folders].map(([folder, files]) => (
        <div key={folder}>
          {folder === '' ? null : (
            <p class="files-folder">
              <Shown value={folder} max={60} />
            </p>
          )}
          <ul>
            {files.map(({ path }) => (
              <li key={path}>
                <a
                  href={hrefOf({ page: 'edit', file: path, line: null })}
                  aria-current={path === current ? 'page' : undefined}
                >
                  <span class="files-name">
                    <Shown value={path.slice(folder.length)} max={80} />
                  </span>
                  {draft.changed.value.has(path) ? (
                    <span class="files-changed">
                      {draft.added.value.has(path) ? editorText.added : editorText.changed}
                    </span>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Button look="quiet" onClick={() => (adding.value = true)}>
        {editorText.newFile}
      </Button>
      {adding.value ? (
        <NewFile
          taken={(path) => draft.files.value.some((file) => file.path === path)}
          onClose={() => (adding.value = false)}
          onAdd={(path) => {
            draft.edit(path, '');
            adding.value = false;
            goTo({ page: 'edit', file: path, line: null });
          }}
        />
      ) : null}
    </nav>
  );
}

function FileText(props: {
  readonly file: PolicyFile;
  readonly draft: DraftModel;
  readonly line: number | null;
}): VNode {
  const { file, draft, line } = props;
  const check = draft.check.value;
  const marked =
    check.kind === 'checked'
      ? check.problems.filter((problem) => problem.file === file.path).map((problem) => problem.line)
      : [];
  const hidden = linesWithHidden(file.text);
  return (
    <>
      <div class="file-head">
        <h2>
          <Shown value={file.path} max={120} mono />
        </h2>
        {draft.changed.value.has(file.path) ? (
          <Button look="quiet" onClick={() => draft.undo(file.path)}>
            {editorText.undo}
          </Button>
        ) : null}
      </div>
      {hidden.length === 0 ? null : (
        <Notice tone="warn">{editorText.hidden(hidden.slice(0, 10).join(', '))}</Notice>
      )}
      <YamlText
        label={editorText.text(file.path)}
        text={file.text}
        marked={marked}
        line={line}
        onText={(text) => draft.edit(file.path, text)}
      />
    </>
  );
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
