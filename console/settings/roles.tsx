import type { VNode } from 'preact';
import { permissions, rolePermissions, roles } from '../../lib/core/api/access.ts';
import { inLanguage } from '../shell/language.ts';
import { Table } from './forms/table.tsx';
import type { SettingsProps } from './page.tsx';
import { permissionWords, roleTitles } from './text.ts';

const words = inLanguage({
  en: {
    intro:
      'A role is a set of permissions; nothing is given to one person alone. A manager sees reports about their own teams and those below. At least one administrator always remains.',
    table: 'What each role may',
    permission: 'Permission',
    yes: 'yes',
    no: 'no',
    yours: (role: string) => `Your role is ${role}.`,
  },
  de: {
    intro:
      'Eine Rolle ist eine Menge von Rechten; nichts wird einer Person allein gegeben. Führungskräfte sehen Berichte über ihre Teams und die darunter. Mindestens eine Administration bleibt immer.',
    table: 'Was jede Rolle darf',
    permission: 'Recht',
    yes: 'ja',
    no: 'nein',
    yours: (role: string) => `Ihre Rolle ist ${role}.`,
  },
});

/** Roles, explained by the table of what each may. */
export function RolesPart({ session }: SettingsProps): VNode {
  const { role } = session.user;
  return (
    <>
      <p>{words.intro}</p>
      {role === null ? null : <p>{words.yours(roleTitles[role])}</p>}
      <Table label={words.table} heads={[words.permission, ...roles.map((each) => roleTitles[each])]}>
        {permissions.map((permission) => (
          <tr key={permission}>
            <th scope="row">{permissionWords[permission]}</th>
            {roles.map((each) => {
              const has = rolePermissions[each].includes(permission);
              return (
                <td key={each} class={has ? 'role-yes' : 'role-no'}>
                  {has ? words.yes : words.no}
                </td>
              );
            })}
          </tr>
        ))}
      </Table>
    </>
  );
}
