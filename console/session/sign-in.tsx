import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Mark } from '../shell/frame.tsx';
import { errorSentence, shellText } from '../shell/text.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { NothingLoaded } from '../shell/trouble.tsx';
import type { SessionModel, SessionState } from './model.ts';
import { PasswordForm } from './password-form.tsx';
import { sessionText } from './text.ts';

/** Everything that is shown while nobody is signed in. */
export function SignInPage({ session }: { readonly session: SessionModel }): VNode {
  usePageTitle(sessionText.title);
  const heading = useRef<HTMLHeadingElement>(null);
  const state = session.state.value;
  useEffect(() => heading.current?.focus(), [state.kind]);
  const isUnknown = state.kind === 'unknown';
  return (
    <main class="sign-in">
      <Brand />
      <h1 tabIndex={-1} ref={heading} class={isUnknown ? 'visually-hidden' : undefined}>
        {isUnknown ? shellText.product : sessionText.title}
      </h1>
      <SignInWays session={session} />
    </main>
  );
}

/** Why one is here, and what can be done about it. */
export function SignInWays({ session }: { readonly session: SessionModel }): VNode {
  const state = session.state.value;
  if (state.kind === 'unknown')
    return <NothingLoaded error={state.error} onRetry={() => void session.check()} />;
  if (state.kind === 'checking')
    return (
      <p class="loading" role="status">
        {sessionText.checking}
      </p>
    );
  return (
    <>
      <Why state={state} />
      <Ways session={session} wantsLink={state.kind === 'signed-out' && state.why === 'link'} />
    </>
  );
}

/** Single sign-on first, then the password, then the link; only what is switched on. */
function Ways(props: { readonly session: SessionModel; readonly wantsLink: boolean }): VNode {
  const { session, wantsLink } = props;
  const { methods } = session;
  useEffect(() => void methods.load(), [methods]);
  const { password = false, oidc = null } = methods.value.value ?? {};
  const other = password || oidc !== null;
  return (
    <>
      {oidc === null ? null : (
        <a class="button button-primary" href="/api/session/oidc">
          {sessionText.oidc(sentenceText(oidc.label, 60))}
        </a>
      )}
      {password ? <PasswordForm session={session} primary={oidc === null} /> : null}
      {other ? (
        <details class="by-link" open={wantsLink}>
          <summary>{sessionText.byLink}</summary>
          <ByLink session={session} />
        </details>
      ) : (
        <ByLink session={session} />
      )}
    </>
  );
}

function ByLink({ session }: { readonly session: SessionModel }): VNode {
  return (
    <div class="by-link-text">
      <p>{sessionText.how}</p>
      <p>{sessionText.asked}</p>
      <ol>
        {sessionText.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="quiet">{sessionText.again}</p>
      <Button onClick={() => void session.check()}>{sessionText.check}</Button>
    </div>
  );
}

function Brand(): VNode {
  return (
    <p class="brand">
      <Mark />
      {shellText.product}
    </p>
  );
}

function Why({ state }: { readonly state: SessionState }): VNode | null {
  if (state.kind !== 'signed-out') return null;
  const { why, error } = state;
  if (why === 'ended') return <Notice tone="warn">{sessionText.ended}</Notice>;
  if (why === 'left') return <Notice tone="neutral">{sessionText.left}</Notice>;
  if (why === 'new' || error === null) return null;
  if (why === 'provider')
    return (
      <Notice tone="stop" role="alert">
        {sessionText.providerProblem(error.code)}
      </Notice>
    );
  // 400, 401, 404 and 410 are all ways of saying that the link is no longer good.
  if (error.status === 0)
    return (
      <Notice tone="stop" role="alert">
        {sessionText.unreachable}
      </Notice>
    );
  return (
    <Notice tone="stop" role="alert">
      {error.status >= 500 || error.status === 429 ? errorSentence(error) : sessionText.linkRefused}
    </Notice>
  );
}
