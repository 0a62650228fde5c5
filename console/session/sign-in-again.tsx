import type { VNode } from 'preact';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import type { SessionModel } from './model.ts';
import { SignInWays } from './sign-in.tsx';
import { sessionText } from './text.ts';

/** Over the page of somebody whose session has ended: what they were at is there again afterwards. */
export function SignInAgain({ session }: { readonly session: SessionModel }): VNode {
  return (
    <ModalDialog title={sessionText.title} closable={false} onClose={() => undefined}>
      <div class="sign-in-again">
        <SignInWays session={session} />
      </div>
    </ModalDialog>
  );
}
