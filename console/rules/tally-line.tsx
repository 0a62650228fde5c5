import type { ComponentChildren, VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { simulationText } from './simulation-text.ts';
import { talliedIncidents, tallyDays, type Tally } from './tally.ts';

/** “would have acted 14 times in 7 days, in sales (9), support (5)”. */
export function TallyLine(props: {
  readonly tally: Tally | null;
  /** `pack/rule`, whose incidents it leads to; absent for who may not read any. */
  readonly rule?: string | undefined;
}): VNode {
  const { tally } = props;
  if (tally === null || tally.count === 0) return <span>{simulationText.tallyNone(tallyDays)}</span>;
  const groups = tally.groups.filter(({ group }) => group !== '').slice(0, 5);
  const linked = (group: string | null, children: ComponentChildren) =>
    props.rule === undefined ? (
      <>{children}</>
    ) : (
      <a href={hrefOf(talliedIncidents(props.rule, group))}>{children}</a>
    );
  return (
    <span>
      <b>{linked(null, simulationText.tally(tally.count, count(tally.count), tallyDays))}</b>
      {groups.length === 0 ? null : (
        <>
          , {simulationText.tallyTeams}{' '}
          {groups.map(({ group, count: times }, index) => (
            <span key={group}>
              {index === 0 ? '' : ', '}
              {linked(group, <Shown value={group} max={64} />)} ({count(times)})
            </span>
          ))}
        </>
      )}
    </span>
  );
}
