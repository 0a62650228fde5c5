import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Field } from '../../../lib/design/components/field.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import { mostVerifiedContacts } from '../../../lib/core/policy/schema.ts';
import { fail, ok } from '../../../lib/core/result.ts';
import { may } from '../../shell/allowed.tsx';
import { CsvForm } from '../../shell/csv-form.tsx';
import { goTo } from '../../shell/navigation.ts';
import { platformName } from '../../shell/platforms.ts';
import { mergeEdits } from '../../shell/merge-edits.ts';
import { useEdited } from '../../shell/use-edited.ts';
import { Table } from '../forms/table.tsx';
import type { SettingsProps } from '../page.tsx';
import { PolicySettings, PublishChange } from '../policy/policy-settings.tsx';
import type { SettingsFile } from '../policy/settings-file.ts';
import { toSettings } from '../route.ts';
import { AddContact } from './add.tsx';
import { contactIn, contactsFrom, withContacts, type Contact } from './list.ts';
import { contactProblem, contactsText as words } from './text.ts';

const mostShown = 200;

/** Who counts as a verified recipient: a list of the policy's settings. */
export function ContactsPart(props: SettingsProps): VNode {
  return (
    <PolicySettings {...props}>
      {(file, onOutcome) => <Contacts {...props} file={file} onOutcome={onOutcome} />}
    </PolicySettings>
  );
}

function Contacts(
  props: SettingsProps & {
    readonly file: SettingsFile;
    readonly onOutcome: (sentence: string) => void;
  },
): VNode {
  const { now: contacts } = useEdited<readonly Contact[]>(
    props.file.settings.verifiedContacts ?? [],
    mergeEdits,
  );
  const manages = may(props.session, 'policy.publish');
  const begins = useMemo(() => contactIn(props.item), []);
  const add = (contact: Contact) => {
    contacts.value = withContacts(contacts.value, [contact]);
    if (props.item !== null) goTo(toSettings('contacts'), 'replace');
  };
  const read = (csv: string, replace: boolean) => {
    const parsed = contactsFrom(csv);
    const all = parsed.ok ? withContacts(replace ? [] : contacts.value, parsed.value) : [];
    const lines = !parsed.ok
      ? parsed.error
      : all.length > mostVerifiedContacts
        ? [{ line: 0, code: 'contact/too-many' }]
        : null;
    if (lines === null) contacts.value = all;
    return Promise.resolve(
      lines === null
        ? ok(parsed.ok ? parsed.value.length : 0)
        : fail({ code: 'console/problems', status: 422, message: '', lines }),
    );
  };
  return (
    <>
      <section class="block form" aria-labelledby="contacts">
        <h2 id="contacts">{words.list}</h2>
        <p>{words.intro}</p>
        <p class="quiet">{words.known}</p>
        <ContactTable
          contacts={contacts.value}
          onRemove={
            manages ? (gone) => (contacts.value = contacts.value.filter((each) => each !== gone)) : null
          }
        />
        {manages ? (
          <AddContact isFull={contacts.value.length >= mostVerifiedContacts} begins={begins} onAdd={add} />
        ) : null}
      </section>
      {manages ? (
        <section class="block form" aria-labelledby="import-contacts">
          <h2 id="import-contacts">{words.importTitle}</h2>
          <CsvForm
            words={{ ...words, problem: contactProblem }}
            example={'whatsapp,+49 30 5550100,Example Supplies'}
            send={read}
            outcome={words.done}
            onDone={() => undefined}
          />
        </section>
      ) : null}
      <PublishChange {...props} change={() => ({ verifiedContacts: [...contacts.value] })} />
    </>
  );
}

function ContactTable(props: {
  readonly contacts: readonly Contact[];
  readonly onRemove: ((contact: Contact) => void) | null;
}): VNode {
  const { contacts, onRemove } = props;
  const sought = useSignal('');
  if (contacts.length === 0) return <p>{words.none}</p>;
  const wanted = sought.value.trim().toLowerCase();
  const found = contacts.filter(({ id, name = '' }) => `${id}\n${name}`.toLowerCase().includes(wanted));
  return (
    <>
      <Field label={words.find}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            type="search"
            value={sought.value}
            onInput={({ currentTarget }) => (sought.value = currentTarget.value)}
          />
        )}
      </Field>
      <Table
        label={words.list}
        heads={[words.id, words.name, words.platform, ...(onRemove === null ? [] : [''])]}
      >
        {found.slice(0, mostShown).map((contact) => (
          <tr key={`${contact.platform} ${contact.id}`}>
            <th scope="row">
              <Shown value={contact.id} max={100} mono />
            </th>
            <td>
              <Shown value={contact.name ?? ''} max={100} />
            </td>
            <td>
              <Shown value={platformName(contact.platform)} max={40} />
            </td>
            {onRemove === null ? null : (
              <td class="row-do">
                <button
                  type="button"
                  class="button button-quiet"
                  aria-label={words.removeOne(sentenceText(contact.id, 60))}
                  onClick={() => onRemove(contact)}
                >
                  {words.remove}
                </button>
              </td>
            )}
          </tr>
        ))}
      </Table>
      {found.length > mostShown ? <p class="quiet">{words.more(found.length - mostShown)}</p> : null}
    </>
  );
}
