import type { ComponentChildren, VNode } from 'preact';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import type { Permission } from '../../lib/core/api/access.ts';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import { roleWords } from '../session/text.ts';
import { shellText } from './text.ts';
import { usePageTitle } from './use-page-title.ts';

/** Whether a person may; the server decides for itself, this only keeps dead ends off the screen. */
export const may = (session: SessionAnswer, permission: Permission): boolean =>
  session.permissions.includes(permission);

/** A page that needs a permission, or the sentence that says who can give it. */
export function Allowed(props: {
  readonly session: SessionAnswer;
  readonly to: Permission;
  readonly children: ComponentChildren;
}): VNode {
  return may(props.session, props.to) ? <>{props.children}</> : <NotAllowed session={props.session} />;
}

function NotAllowed({ session }: { readonly session: SessionAnswer }): VNode {
  usePageTitle(shellText.notAllowed);
  const { role } = session.user;
  return (
    <div class="page">
      <h1 class="visually-hidden" tabIndex={-1}>
        {shellText.notAllowed}
      </h1>
      <EmptyState title={shellText.notAllowed}>
        {role === null ? null : <p>{shellText.notAllowedText(roleWords[role])}</p>}
      </EmptyState>
    </div>
  );
}
