import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { EmptyState } from '../../../lib/design/components/empty-state.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import type { GroupRecord } from '../../../lib/core/api/people.ts';
import { may } from '../../shell/allowed.tsx';
import { CsvForm } from '../../shell/csv-form.tsx';
import { hrefOf } from '../../shell/route.ts';
import { count } from '../../shell/time.ts';
import { Loaded } from '../forms/loaded.tsx';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { toSettings } from '../route.ts';
import { TeamForm } from './form.tsx';
import { Members } from './members.tsx';
import { teamsText as words } from './text.ts';
import { treeOf } from './tree.ts';
import { knownWord } from '../../shell/known-word.ts';

/** Teams, and one team's people. */
export function TeamsPart(props: SettingsProps): VNode {
  const { groups, users } = props.models.settings;
  useEffect(() => {
    void groups.load();
    void users.load();
  }, [groups, users]);
  return props.item === null ? <Teams {...props} /> : <Members {...props} name={props.item} />;
}

function Teams(props: SettingsProps): VNode {
  const { models, session } = props;
  const { api, groups } = models.settings;
  const editing = useSignal<GroupRecord | 'new' | null>(null);
  const manages = may(session, 'people.manage') && session.everyGroup;
  const reload = () => void groups.load();
  return (
    <>
      <p class="quiet">{words.intro}</p>
      {manages ? (
        <p>
          <Button look="primary" onClick={() => (editing.value = 'new')}>
            {words.add}
          </Button>
        </p>
      ) : null}
      <Loaded of={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.none}>
              <p>{words.noneText}</p>
            </EmptyState>
          ) : (
            <Table
              label={words.table}
              heads={[words.name, words.members, words.managers, ...(manages ? [''] : [])]}
            >
              {treeOf(items).map(({ group, depth }) => (
                <TeamRow
                  key={group.name}
                  group={group}
                  depth={depth}
                  manages={manages}
                  onEdit={() => (editing.value = group)}
                />
              ))}
            </Table>
          )
        }
      </Loaded>
      {manages ? (
        <section class="block form" aria-labelledby="import">
          <h2 id="import">{words.importTitle}</h2>
          <CsvForm
            words={{
              ...words,
              hint: words.importHint,
              add: words.merge,
              problem: (code) => knownWord(codes, code) ?? code,
            }}
            example={'group,parent,person,manager\nsales,,anna@example.com,lead@example.com'}
            send={(csv, replace) => api.importGroups(csv, replace ? 'replace' : 'merge')}
            outcome={(done) => words.done(count(done.groups), count(done.moved), count(done.removed))}
            onDone={reload}
          />
        </section>
      ) : null}
      {editing.value === null ? null : (
        <TeamForm
          models={models}
          group={editing.value === 'new' ? null : editing.value}
          onDone={reload}
          onClose={() => (editing.value = null)}
        />
      )}
    </>
  );
}

const codes: Readonly<Record<string, string>> = words.codes;

function TeamRow(props: {
  readonly group: GroupRecord;
  readonly depth: number;
  readonly manages: boolean;
  readonly onEdit: () => void;
}): VNode {
  const { group, depth, manages } = props;
  const name = <Shown value={group.name} max={64} />;
  return (
    <tr>
      <th scope="row">
        <span class={`tree-${Math.min(depth, 6)}`}>
          {manages ? <a href={hrefOf(toSettings('teams', group.name))}>{name}</a> : name}
        </span>
      </th>
      <td>{count(group.members)}</td>
      <td>
        <Shown value={group.managers.map((manager) => manager.name).join(', ')} max={120} />
      </td>
      {manages ? (
        <td class="row-do">
          <button
            type="button"
            class="button button-quiet"
            aria-label={words.editTitle(sentenceText(group.name, 64))}
            onClick={props.onEdit}
          >
            {words.edit}
          </button>
        </td>
      ) : null}
    </tr>
  );
}
