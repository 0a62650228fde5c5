import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { EmptyState } from '../../../lib/design/components/empty-state.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import { createPaged } from '../../paging/paged.ts';
import { Allowed } from '../../shell/allowed.tsx';
import { hrefOf } from '../../shell/route.ts';
import { Loading, NothingLoaded, Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { linesOf } from '../forms/setting-values.ts';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { toSettings } from '../route.ts';
import { settingsText } from '../text.ts';
import { teamsText as words } from './text.ts';

interface Props extends SettingsProps {
  readonly name: string;
}

/** The people of one team. */
export function Members(props: Props): VNode {
  return (
    <Allowed session={props.session} to="people.manage">
      <p>
        <a href={hrefOf(toSettings('teams'))}>{words.back}</a>
      </p>
      <h2>{words.membersTitle(sentenceText(props.name, 64))}</h2>
      <List key={props.name} {...props} />
    </Allowed>
  );
}

function List({ models, name }: Props): VNode {
  const { api } = models.settings;
  const members = useMemo(
    () =>
      createPaged(
        (cursor) => api.members(name, cursor),
        ({ person }) => person,
      ),
    [api, name],
  );
  const action = useAction();
  useEffect(() => void members.load(), [members]);
  const change = async (add: readonly string[], remove: readonly string[]) => {
    const done = await action.run(() => api.changeMembers(name, add, remove));
    if (done !== null) await members.load();
    return done !== null;
  };
  const error = members.error.value;
  if (members.phase.value !== 'ready' && members.items.value.length === 0) return <Loading />;
  if (error?.status === 404)
    return (
      <EmptyState title={words.gone}>
        <p />
      </EmptyState>
    );
  if (error !== null && members.items.value.length === 0)
    return <NothingLoaded error={error} onRetry={() => void members.load()} />;
  return (
    <>
      <Trouble error={action.error.value ?? error} />
      {members.items.value.length === 0 ? (
        <p class="quiet">{words.noMembers}</p>
      ) : (
        <Table label={words.members} heads={[words.members, '']}>
          {members.items.value.map(({ person }) => (
            <tr key={person}>
              <th scope="row">
                <Shown value={person} max={100} />
              </th>
              <td class="row-do">
                <Button
                  look="quiet"
                  of={sentenceText(person, 60)}
                  onClick={() => void change([], [person])}
                  unavailable={action.busy.value}
                >
                  {words.take}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {members.hasMore.value ? (
        <Button onClick={() => void members.more()} unavailable={members.loadingMore.value}>
          {settingsText.older}
        </Button>
      ) : null}
      <AddMembers busy={action.busy.value} add={(people) => change(people, [])} />
    </>
  );
}

function AddMembers(props: {
  readonly busy: boolean;
  readonly add: (people: readonly string[]) => Promise<boolean>;
}): VNode {
  const text = useSignal('');
  const bad = useSignal(false);
  const add = async () => {
    const people = linesOf(text.value);
    bad.value = people.length === 0;
    if (!bad.value && (await props.add(people))) text.value = '';
  };
  return (
    <form
      class="block form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={words.addMembers} hint={words.addHint} error={bad.value ? words.addBad : null}>
        {(ids) => (
          <textarea
            {...ids}
            class="input code-box"
            rows={3}
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          />
        )}
      </Field>
      <div class="dialog-actions">
        <Button type="submit" unavailable={props.busy}>
          {words.addDo}
        </Button>
      </div>
    </form>
  );
}
