import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { comparableId } from '../../lib/core/decide/comparable-id.ts';
import { may } from '../shell/allowed.tsx';
import { mergeEdits } from '../shell/merge-edits.ts';
import { useEdited } from '../shell/use-edited.ts';
import { platformName } from '../shell/platforms.ts';
import { inLanguage } from '../shell/language.ts';
import { AddLine, LineInput } from './forms/add-line.tsx';
import { Table } from './forms/table.tsx';
import type { SettingsProps } from './page.tsx';
import { PolicySettings, PublishChange } from './policy/policy-settings.tsx';
import type { SettingsFile } from './policy/settings-file.ts';

const words = inLanguage({
  en: {
    corporate: 'Corporate messenger accounts',
    corporateText:
      'Accounts that belong to the organisation, by the id that the messenger shows: a telephone number, a user name. Rules treat them otherwise (accounts: [corporate]), and what is sent from them is not pseudonymised.',
    platform: 'Messenger',
    id: 'Account',
    none: 'None: every account counts as personal or unknown.',
    add: 'Add the account',
    remove: 'Remove',
    removeOne: (id: string) => `Remove ${id}`,
    bad: 'Give the id as the messenger shows it, 100 characters at most.',
  },
  de: {
    corporate: 'Messenger-Konten der Organisation',
    corporateText:
      'Konten, die der Organisation gehören, mit der Kennung, die der Messenger zeigt: eine Telefonnummer, ein Benutzername. Regeln behandeln sie anders (accounts: [corporate]), und was von ihnen gesendet wird, wird nicht pseudonymisiert.',
    platform: 'Messenger',
    id: 'Konto',
    none: 'Keines: Jedes Konto gilt als privat oder unbekannt.',
    add: 'Konto hinzufügen',
    remove: 'Entfernen',
    removeOne: (id: string) => `${id} entfernen`,
    bad: 'Geben Sie die Kennung an, wie der Messenger sie zeigt, höchstens 100 Zeichen.',
  },
});

/** Whose accounts are whose. */
export function AccountsPart(props: SettingsProps): VNode {
  return (
    <PolicySettings {...props}>
      {(file, onOutcome) => <Accounts {...props} file={file} onOutcome={onOutcome} />}
    </PolicySettings>
  );
}

function Accounts(
  props: SettingsProps & {
    readonly file: SettingsFile;
    readonly onOutcome: (sentence: string) => void;
  },
): VNode {
  const { file, session } = props;
  const { now: accounts } = useEdited(file.settings.corporateAccounts ?? [], mergeEdits);
  const manages = may(session, 'policy.publish');
  return (
    <section class="block form" aria-labelledby="corporate">
      <h2 id="corporate">{words.corporate}</h2>
      <p class="quiet">{words.corporateText}</p>
      {accounts.value.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table label={words.corporate} heads={[words.id, words.platform, ...(manages ? [''] : [])]}>
          {accounts.value.map((account) => (
            <tr key={`${account.platform} ${account.id}`}>
              <th scope="row">
                <Shown value={account.id} max={100} mono />
              </th>
              <td>
                <Shown value={platformName(account.platform)} max={40} />
              </td>
              {manages ? (
                <td class="row-do">
                  <button
                    type="button"
                    class="button button-quiet"
                    aria-label={words.removeOne(sentenceText(account.id, 60))}
                    onClick={() => (accounts.value = accounts.value.filter((each) => each !== account))}
                  >
                    {words.remove}
                  </button>
                </td>
              ) : null}
            </tr>
          ))}
        </Table>
      )}
      {manages ? (
        <AddAccount onAdd={(account) => (accounts.value = withAccount(accounts.value, account))} />
      ) : null}
      <PublishChange
        {...props}
        change={() => ({ corporateAccounts: accounts.value.map(({ platform, id }) => ({ platform, id })) })}
      />
    </section>
  );
}

interface Account {
  readonly platform: string;
  readonly id: string;
}

/** The same account, as devices compare them, stands there once. */
function withAccount(before: readonly Account[], more: Account): Account[] {
  const isSame = ({ platform, id }: Account) =>
    platform === more.platform && comparableId(id) === comparableId(more.id);
  return [...before.filter((each) => !isSame(each)), more];
}

function AddAccount(props: { readonly onAdd: (account: Account) => void }): VNode {
  const platform = useSignal('whatsapp');
  const id = useSignal('');
  const isBad = useSignal(false);
  const add = () => {
    const trimmed = id.value.trim();
    isBad.value = trimmed === '' || trimmed.length > 100;
    if (isBad.value) return;
    props.onAdd({ platform: platform.value, id: trimmed });
    id.value = '';
  };
  return (
    <AddLine words={words} platform={platform} problem={isBad.value ? words.bad : null} onAdd={add}>
      <LineInput label={words.id} value={id} isBad={isBad.value} />
    </AddLine>
  );
}
