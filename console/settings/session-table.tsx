import type { VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { SessionRecord } from '../../lib/core/api/people.ts';
import type { Answered } from '../api/call.ts';
import { inLanguage } from '../shell/language.ts';
import { age, fullTime, now } from '../shell/time.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useAction } from '../shell/use-action.ts';
import { Table } from './forms/table.tsx';

export const sessionWords = inLanguage({
  en: {
    title: 'Sessions',
    browser: 'Browser',
    address: 'Address',
    method: 'Signed in by',
    methods: { link: 'link', password: 'password', oidc: 'single sign-on' },
    since: 'Since',
    seen: 'Last request',
    current: 'this one',
    end: 'End',
    none: 'No session is open.',
  },
  de: {
    title: 'Sitzungen',
    browser: 'Browser',
    address: 'Adresse',
    method: 'Angemeldet mit',
    methods: { link: 'Link', password: 'Passwort', oidc: 'Single Sign-on' },
    since: 'Seit',
    seen: 'Letzte Anfrage',
    current: 'diese hier',
    end: 'Beenden',
    none: 'Keine Sitzung ist offen.',
  },
});

/** Open sessions of one person, each with a way to end it. */
export function SessionTable(props: {
  readonly sessions: readonly SessionRecord[];
  readonly end: (id: string) => Answered<unknown>;
  readonly onEnded: () => void;
}): VNode {
  const action = useAction();
  const words = sessionWords;
  if (props.sessions.length === 0) return <p class="quiet">{words.none}</p>;
  const end = async (id: string) => {
    if ((await action.run(() => props.end(id))) !== null) props.onEnded();
  };
  return (
    <>
      <Trouble error={action.error.value} />
      <Table
        label={words.title}
        heads={[words.browser, words.address, words.method, words.since, words.seen, '']}
      >
        {props.sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              <Shown value={session.agent} max={60} />{' '}
              {session.current ? <Badge tone="info">{words.current}</Badge> : null}
            </th>
            <td>
              <Shown value={session.address} max={50} />
            </td>
            <td>{words.methods[session.method]}</td>
            <td class="nowrap">{fullTime(session.createdAt)}</td>
            <td class="nowrap">{age(Date.parse(session.seenAt), now.value)}</td>
            <td class="row-do">
              {session.current ? null : (
                <Button
                  look="quiet"
                  of={sentenceText(session.agent, 60)}
                  onClick={() => void end(session.id)}
                  unavailable={action.busy.value}
                >
                  {words.end}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
