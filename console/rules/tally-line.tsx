import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { count } from '../shell/time.ts';
import { simulationText } from './simulation-text.ts';
import { tallyDays, type Tally } from './tally.ts';

/** “would have acted 14 times in 7 days, in sales (9), support (5)”. */
export function TallyLine({ tally }: { readonly tally: Tally | null }): VNode {
  if (tally === null || tally.count === 0) return <span>{simulationText.tallyNone(tallyDays)}</span>;
  const groups = tally.groups.filter(({ group }) => group !== '').slice(0, 5);
  return (
    <span>
      <b>{simulationText.tally(tally.count, count(tally.count), tallyDays)}</b>
      {groups.length === 0 ? null : (
        <>
          , {simulationText.tallyTeams}{' '}
          {groups.map(({ group, count: times }, index) => (
            <span key={group}>
              {index === 0 ? '' : ', '}
              <Shown value={group} max={64} /> ({count(times)})
            </span>
          ))}
        </>
      )}
    </span>
  );
}
