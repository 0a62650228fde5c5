import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Permission } from '../../lib/core/api/access.ts';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { ApiError } from '../api/call.ts';
import { may } from './allowed.tsx';
import type { Models } from './models.ts';
import { language, languageNames, languages, setLanguage } from './language.ts';
import { route } from './navigation.ts';
import { setTheme, theme, themes } from './preferences.ts';
import { wide } from './wide.ts';
import { hrefOf, start, type Route } from './route.ts';
import { errorSentence, shellText } from './text.ts';

const entries: readonly {
  readonly to: Route;
  readonly label: string;
  readonly pages: readonly Route['page'][];
  /** Not offered without one of them. */
  readonly needs?: readonly Permission[];
}[] = [
  {
    to: { page: 'overview' },
    label: shellText.overview,
    pages: ['overview'],
    needs: ['incidents.read', 'devices.read', 'policy.read'],
  },
  {
    to: { page: 'incidents', incident: null },
    label: shellText.incidents,
    pages: ['incidents'],
    needs: ['incidents.read'],
  },
  {
    to: { page: 'rules' },
    label: shellText.rules,
    pages: ['rules', 'edit', 'drafts', 'draft', 'proposal', 'history', 'packs'],
    needs: ['policy.read'],
  },
  {
    to: { page: 'coverage', part: 'overview' },
    label: shellText.coverage,
    pages: ['coverage'],
    needs: ['devices.read'],
  },
  {
    to: { page: 'reports' },
    label: shellText.reports,
    pages: ['reports', 'monthly'],
    needs: ['reports.read'],
  },
  { to: { page: 'settings', part: null, item: null }, label: shellText.settings, pages: ['settings'] },
];

/** The rail on the left (a bar on top when narrow), the head with organisation and person, and the page itself. */
export function Frame(props: {
  readonly models: Models;
  readonly session: SessionAnswer;
  readonly children: ComponentChildren;
}): VNode {
  const { draft } = props.models;
  const writes = may(props.session, 'policy.write');
  useEffect(() => {
    if (writes) void draft.resume();
  }, [draft, writes]);
  return (
    <div class="frame">
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          // The hash is the router's: move the focus without touching the address.
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {shellText.skip}
      </a>
      <header class="rail">
        <a class="brand" href={hrefOf(start)}>
          <Mark />
          {shellText.product}
        </a>
        {wide.value ? null : (
          // The pages and what is on them come first where there is little room.
          <details class="account">
            <summary>
              <Shown value={props.session.user.name} max={24} />
            </summary>
            <Person models={props.models} session={props.session} />
          </details>
        )}
        <Pages edited={props.models.draft.changed.value.size > 0} session={props.session} />
        {wide.value ? <Person models={props.models} session={props.session} /> : null}
      </header>
      <main class="content" id="content" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}

function Pages({ edited, session }: { readonly edited: boolean; readonly session: SessionAnswer }): VNode {
  const offered = entries.filter(({ needs }) => needs?.some((one) => may(session, one)) ?? true);
  return (
    <nav class="pages" aria-label={shellText.pages}>
      <ul>
        {offered.map(({ to, label, pages }) => (
          <li key={to.page}>
            <a href={hrefOf(to)} aria-current={pages.includes(route.value.page) ? 'page' : undefined}>
              {label}
              {edited && to.page === 'rules' ? <span class="pages-note">{shellText.draftKept}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Person({ models, session }: { readonly models: Models; readonly session: SessionAnswer }): VNode {
  const [error, setError] = useState<ApiError | null>(null);
  const signOut = async () => {
    if (models.draft.unsaved.value && !confirm(shellText.leaveDraft)) return;
    const failed = await models.session.signOut();
    setError(failed);
    if (failed === null) models.draft.discard();
  };
  return (
    <div class="person">
      <label class="theme">
        <span>{shellText.theme}</span>
        <select
          class="input"
          value={theme.value}
          onChange={(event) =>
            setTheme(themes.find((each) => each === event.currentTarget.value) ?? 'system')
          }
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {shellText.themes[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="theme">
        <span>{shellText.language}</span>
        <select
          class="input"
          value={language}
          onChange={(event) => changeLanguage(event.currentTarget.value)}
        >
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageNames[each]}
            </option>
          ))}
        </select>
      </label>
      <div class="who">
        <span class="who-organisation">
          <Shown value={session.organisation.name} max={60} />
        </span>
        <span class="who-person">
          <Shown value={session.user.name} max={60} />
        </span>
      </div>
      <Button look="quiet" onClick={() => void signOut()}>
        {shellText.signOut}
      </Button>
      {error === null ? null : (
        <p class="field-error" role="alert">
          {errorSentence(error)} {shellText.signOutFailed}
        </p>
      )}
    </div>
  );
}

/** The page is loaded again; the browser asks first while something is edited. */
function changeLanguage(to: string): void {
  const known = languages.find((each) => each === to);
  if (known !== undefined) setLanguage(known);
}

/** A gate in a frame, water below. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path class="mark-frame" d="M4 3v14M16 3v14M4 7.5h12" />
      <path class="mark-water" d="M4 13c2-1.5 4-1.5 6 0s4 1.5 6 0" />
    </svg>
  );
}
