import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { subjectOf } from '../coverage/alert-subject.ts';
import { Bars, Legend } from '../reports/bars.tsx';
import { totals, weekRows } from '../reports/facts.ts';
import { perThousandSentence, trendSentence } from '../reports/sentences.ts';
import { reportText } from '../reports/text.ts';
import { number, percent, shortDay } from '../reports/words.ts';
import { hrefOf, type Route } from '../shell/route.ts';
import { age } from '../shell/time.ts';
import { countedDays, type Waiting } from './api.ts';
import { searches, type Coverage, type Policy, type Trend, type Work } from './model.ts';
import { overviewText as text } from './text.ts';

/** What waits, each with the way there; what does not is left out. */
export function Now({ work, waiting }: { readonly work: Work; readonly waiting: readonly Waiting[] }): VNode {
  const found = (kind: keyof Work): Route => ({
    ...{ page: 'incidents', incident: null, q: searches[kind], days: countedDays },
  });
  const others = waiting.filter(({ mine }) => !mine).length;
  const lines: readonly (readonly [number, (n: number) => string, Route])[] = [
    [work.serious, text.serious, found('serious')],
    [work.disputes, text.disputes, found('disputes')],
    [work.mine, text.mine, found('mine')],
    [others, text.waiting, { page: 'drafts' }],
  ];
  const due = lines.filter(([count]) => count > 0);
  if (due.length === 0) return <p>{text.nothing}</p>;
  return (
    <ul class="overview-lines">
      {due.map(([count, words, to]) => (
        <li key={words(2)}>
          <a href={hrefOf(to)}>
            <span class="overview-count">{number(count)}</span> {words(count)}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Better({ trend, platforms }: Trend): VNode {
  const { now, before } = totals({ trend });
  const { rate, rateBefore } = platforms.perThousand;
  const sentence = trendSentence(now, before);
  return (
    <>
      <p class="overview-answer">{sentence}</p>
      <p>{perThousandSentence(rate, rateBefore)}</p>
      <Bars
        name={sentence}
        columns={weekRows({ trend }).map(({ day, stopped, overridden, isPart }) => ({
          label: `${reportText.week} ${shortDay(day)}: ${reportText.weekLabel(stopped, overridden)}`,
          ...{ parts: [stopped, overridden], isPart },
        }))}
        {...{ first: shortDay(trend.period.from), last: shortDay(trend.period.to), top: number }}
      />
      <Legend names={[reportText.legend.stopped, reportText.legend.overridden]} />
      <a href={hrefOf({ page: 'reports' })}>{text.allReports}</a>
    </>
  );
}

const most = 6;
const mostVersions = 3;
const weights = { high: 0, medium: 1, low: 2 };

export function Blind({ devices, alerts }: Coverage): VNode {
  const worst = [...alerts].sort((a, b) => weights[a.severity] - weights[b.severity] || b.count - a.count);
  const lines: readonly (readonly [number, (n: number) => string])[] = [
    [devices.blind, text.isBlind],
    [devices.silent, text.silent],
    [devices.degraded, text.degraded],
  ];
  return (
    <>
      <p class="overview-answer">
        {devices.active === 0 ? text.noDevices : text.enforced(devices.ok, devices.active)}
      </p>
      <ul class="overview-lines">
        {lines.map(([count, words]) =>
          count === 0 ? null : (
            <li key={words(2)}>
              <span class="overview-count">{number(count)}</span> {words(count)}
            </li>
          ),
        )}
      </ul>
      <h3>{worst.length === 0 ? text.noAlerts : text.alerts}</h3>
      <ul class="overview-list">
        {worst.slice(0, most).map(({ id, kind, subject, count, of }) => (
          <li key={id}>
            <span>
              {text.kinds[kind]}: <Shown value={subjectOf({ kind, subject })} max={60} />
            </span>
            <span class="overview-aside">{text.of(count, of)}</span>
          </li>
        ))}
      </ul>
      <a href={hrefOf({ page: 'coverage', part: 'overview' })}>{text.allDevices}</a>
    </>
  );
}

export function Changed({ policy, now }: { readonly policy: Policy; readonly now: number }): VNode {
  const { versions, rollout } = policy;
  const told = versions.filter(({ kind }) => kind !== 'renewal').slice(0, mostVersions);
  const share =
    rollout === null || rollout.reach.devices === 0 ? 0 : rollout.reach.current / rollout.reach.devices;
  return (
    <>
      {rollout === null ? null : (
        <p class="overview-answer">{text.rollout(rollout.version, percent(share))}</p>
      )}
      {told.length === 0 ? <p>{text.noVersions}</p> : null}
      <ul class="overview-list">
        {told.map(({ version, message, publishedBy, publishedAt, state }) => (
          <li key={version}>
            <span>
              <Shown value={message} max={110} />
              <span class="overview-by">
                {text.version(version)}
                {text.states[state] === '' ? '' : `, ${text.states[state]}`} ·{' '}
                <Shown value={publishedBy} max={40} />
              </span>
            </span>
            <span class="overview-aside">{age(Date.parse(publishedAt), now)}</span>
          </li>
        ))}
      </ul>
      <a href={hrefOf({ page: 'rules' })}>{text.allRules}</a>
    </>
  );
}
