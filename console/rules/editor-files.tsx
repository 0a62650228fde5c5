import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { goTo } from '../shell/navigation.ts';
import { hrefOf } from '../shell/route.ts';
import { kindOf } from '../../lib/core/policy/written-kind.ts';
import { documentKinds } from './code/schema-words.ts';
import type { DraftModel } from './draft-state.ts';
import { pageText } from './editor-text.ts';
import { NewFile } from './new-file.tsx';

type GroupName = keyof typeof pageText.groups;
const groupNames = [
  'changed',
  'RulePack',
  'Dictionary',
  'Settings',
  'Detector',
  'Platform',
  'other',
] as const;

/** All files of the draft, found by a part of their name. */
export function EditorFiles(props: {
  readonly draft: DraftModel;
  readonly current: string | null;
  readonly onChosen?: () => void;
}): VNode {
  const { draft, current } = props;
  const search = useSignal('');
  const adding = useSignal(false);
  const groups = useComputed(() => {
    const words = search.value.toLowerCase().split(/\s+/);
    const found = draft.files.value.filter(({ path }) =>
      words.every((word) => path.toLowerCase().includes(word)),
    );
    return grouped(found, draft.changed.value);
  });
  return (
    <nav class="files" aria-label={pageText.files}>
      <div class="files-head">
        <input
          class="input"
          type="search"
          aria-label={pageText.findFile}
          placeholder={pageText.findFile}
          value={search.value}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
        <Button look="quiet" onClick={() => (adding.value = true)}>
          {pageText.newFile}
        </Button>
      </div>
      <div class="files-groups">
        {groups.value.length === 0 ? <p class="quiet">{pageText.noFileFound}</p> : null}
        {groups.value.map(([name, files]) => (
          <FileGroup
            key={name}
            name={name}
            files={files}
            current={current}
            draft={draft}
            onChosen={props.onChosen}
          />
        ))}
      </div>
      {adding.value ? (
        <NewFile
          taken={(path) => draft.files.value.some((file) => file.path === path)}
          onClose={() => (adding.value = false)}
          onAdd={(path) => {
            draft.edit(path, startOf(path));
            adding.value = false;
            props.onChosen?.();
            goTo({ page: 'edit', file: path, line: null });
          }}
        />
      ) : null}
    </nav>
  );
}

function FileGroup(props: {
  readonly name: GroupName;
  readonly files: readonly PolicyFile[];
  readonly current: string | null;
  readonly draft: DraftModel;
  readonly onChosen: (() => void) | undefined;
}): VNode {
  const { draft } = props;
  const id = `files-${props.name}`;
  // Hundreds of links are only made when the files change.
  const paths = useMemo(() => props.files.map(({ path }) => path), [props.files]);
  return (
    <section aria-labelledby={id}>
      <h2 class="files-folder" id={id}>
        {pageText.groups[props.name]} <span class="quiet">{paths.length}</span>
      </h2>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <a
              href={hrefOf({ page: 'edit', file: path, line: null })}
              aria-current={path === props.current ? 'page' : undefined}
              title={path}
              onClick={props.onChosen}
            >
              <span class="files-name">
                <Shown value={path.slice(path.lastIndexOf('/') + 1)} max={80} />
              </span>
              {draft.changed.value.has(path) ? (
                <span class="files-changed">
                  {draft.added.value.has(path) ? pageText.added : pageText.changed}
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function grouped(
  files: readonly PolicyFile[],
  changed: ReadonlySet<string>,
): readonly (readonly [GroupName, readonly PolicyFile[]])[] {
  const groups = new Map<GroupName, PolicyFile[]>();
  const put = (name: GroupName, file: PolicyFile) => groups.set(name, [...(groups.get(name) ?? []), file]);
  for (const file of files) {
    if (changed.has(file.path)) put('changed', file);
    const kind = kindOf(file.text);
    put(groupNames.find((name) => name === kind && documentKinds.includes(name)) ?? 'other', file);
  }
  return groupNames.flatMap((name) => {
    const found = groups.get(name);
    return found === undefined ? [] : [[name, found] as const];
  });
}

/** What a new file begins with, by its folder. */
function startOf(path: string): string {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
  const kind = path.includes('/detectors/')
    ? 'Detector'
    : path.includes('/dictionaries/')
      ? 'Dictionary'
      : 'RulePack';
  return `apiVersion: sluice/v1\nkind: ${kind}\nid: ${id}\ntitle: { en: ${id} }\n${bodies[kind]}`;
}

const bodies = {
  RulePack:
    'rules:\n  - id: first-rule\n    severity: medium\n    mode: simulate\n    when: { channels: [message, paste] }\n    then: { action: warn }\n',
  Detector:
    "category: business\nlocales: ['*']\npatterns:\n  - id: number\n    regex: 'ACME-\\d{6}'\n    confidence: medium\nexamples:\n  match:\n    - text: see ACME-123456\n      find: [ACME-123456]\n  noMatch:\n    - text: see ACME-12\n      why: too short\n",
  Dictionary: 'entries: |\n  first entry\n',
} as const;
