import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { OidcTryAnswer } from '../../../lib/core/api/people.ts';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { may } from '../../shell/allowed.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsProps } from '../page.tsx';
import { signInText as words } from './text.ts';

/** Asks the server whether the saved provider can be used, and says what is wrong with it. */
export function TryOidc({ models, session }: Pick<SettingsProps, 'models' | 'session'>): VNode | null {
  const action = useAction();
  const tried = useSignal<OidcTryAnswer | null>(null);
  if (!may(session, 'settings.manage')) return null;
  const run = async () => {
    tried.value = null;
    const answer = await action.run(() => models.settings.api.tryOidc());
    if (answer !== null) tried.value = answer.value;
  };
  return (
    <div class="block form">
      <p class="quiet">{words.tryHint}</p>
      <Button onClick={() => void run()} unavailable={action.busy.value}>
        {action.busy.value ? words.trying : words.tryIt}
      </Button>
      <Trouble error={action.error.value} />
      {tried.value === null ? null : (
        <Notice tone={tried.value.error === null ? 'good' : 'warn'} role="status">
          {words.tried[tried.value.error ?? 'good']}
        </Notice>
      )}
    </div>
  );
}
