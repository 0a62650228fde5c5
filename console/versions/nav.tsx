import type { VNode } from 'preact';
import { hrefOf, type Route } from '../shell/route.ts';
import { route } from '../shell/navigation.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { versionsText } from './text.ts';

const entries: readonly {
  readonly to: Route;
  readonly label: string;
  readonly pages: readonly Route['page'][];
  readonly writes?: boolean;
}[] = [
  { to: { page: 'rules' }, label: versionsText.inForce, pages: ['rules'] },
  {
    to: { page: 'drafts' },
    label: versionsText.drafts,
    pages: ['drafts', 'draft', 'proposal'],
  },
  { to: { page: 'history', version: null }, label: versionsText.history, pages: ['history'] },
  { to: { page: 'packs', pack: null }, label: versionsText.packs, pages: ['packs'] },
];

/** The parts of the rules' area. */
export function RulesNav(): VNode {
  return (
    <nav class="subnav" aria-label={versionsText.nav}>
      <ul>
        {entries.map(({ to, label, pages }) => (
          <li key={to.page}>
            <a href={hrefOf(to)} aria-current={pages.includes(route.value.page) ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whether the person whose page it is may do something; nobody may before somebody is signed in. */
export function mayDo(models: Models, permission: Parameters<typeof may>[1]): boolean {
  const session = models.session.person.value;
  return session !== null && may(session, permission);
}
