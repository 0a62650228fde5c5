import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import { goTo } from '../shell/navigation.ts';
import { hrefOf } from '../shell/route.ts';
import { lastDays, lengthOf, monthBefore, readDays, usualDays, type Days } from './period.ts';
import { reportText as text } from './text.ts';

const choices = ['28', '91', '182'] as const;

/** Which days and whose; all of it stands in the address. */
export function Controls(props: {
  readonly days: Days;
  readonly group: string | null;
  readonly groups: readonly string[];
  readonly now: number;
}): VNode {
  const { days, group, groups, now } = props;
  const narrowed = group === null ? {} : { group };
  const today = lastDays(1, now).to;
  const chosen = choices.find((length) => days.to === today && lengthOf(days) === Number(length));
  return (
    <div class="report-controls">
      <nav aria-label={text.period}>
        <ul class="report-periods">
          {choices.map((length) => {
            const wanted = Number(length) === usualDays ? {} : { days: lastDays(Number(length), now) };
            return (
              <li key={length}>
                <a
                  href={hrefOf({ page: 'reports', ...wanted, ...narrowed })}
                  aria-current={chosen === length ? 'true' : undefined}
                >
                  {text.periods[length]}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <OwnDays key={`${days.from} ${days.to}`} days={days} group={group} />
      <label class="report-team">
        <span>{text.team}</span>
        <select
          class="input"
          value={group ?? ''}
          onChange={({ currentTarget: { value } }) =>
            goTo({ page: 'reports', days, ...(value === '' ? {} : { group: value }) })
          }
        >
          <option value="">{text.allTeams}</option>
          {[...new Set([...groups, ...(group === null ? [] : [group])])].map((name) => (
            <option key={name} value={name}>
              {shownText(name, 60).text}
            </option>
          ))}
        </select>
      </label>
      <span class="report-actions">
        <a
          class="button button-plain"
          href={hrefOf({ page: 'monthly', month: monthBefore(now), ...narrowed })}
        >
          {text.monthly}
        </a>
        <Button onClick={() => window.print()}>{text.print}</Button>
      </span>
    </div>
  );
}

function OwnDays({ days, group }: { readonly days: Days; readonly group: string | null }): VNode {
  const [from, setFrom] = useState(days.from);
  const [to, setTo] = useState(days.to);
  const [isBad, setBad] = useState(false);
  const show = (event: Event): void => {
    event.preventDefault();
    const read = readDays(from, to);
    setBad(read === null);
    if (read !== null) goTo({ page: 'reports', days: read, ...(group === null ? {} : { group }) });
  };
  return (
    <details class="report-own" open={isBad || undefined}>
      <summary>{text.ownPeriod}</summary>
      <form class="report-own-form" onSubmit={show}>
        <label>
          <span>{text.from}</span>
          <input
            class="input"
            type="date"
            value={from}
            onInput={(event) => setFrom(event.currentTarget.value)}
          />
        </label>
        <label>
          <span>{text.to}</span>
          <input class="input" type="date" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        </label>
        <Button type="submit">{text.show}</Button>
        {isBad ? (
          <p class="field-error" role="alert">
            {text.badPeriod}
          </p>
        ) : null}
      </form>
    </details>
  );
}
