import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import type { Scope } from './api.ts';
import { narrowed } from './completion.ts';
import { Empty } from './empty.tsx';
import { lookingFor } from './here.ts';
import { incidentText } from './page-text.ts';
import type { Grouping } from './route.ts';

const most = 50;

/** One row for each rule, person or conversation, those with most incidents first. Each leads to its incidents. */
export function Groups(props: {
  readonly models: Models;
  readonly by: Grouping;
  readonly scope: Scope;
}): VNode {
  const { models, by, scope } = props;
  const {
    value: answer,
    error,
    reload,
  } = useAnswer(JSON.stringify([by, scope.q, scope.days]), () => models.desk.api.values(scope, by));
  if (answer === null) return error === null ? <Loading /> : <NothingLoaded error={error} onRetry={reload} />;
  if (answer.values.length === 0) return <Empty models={models} />;
  const highest = answer.values[0]?.count ?? 1;
  return (
    <div class="rows groups">
      <h2 class="visually-hidden">{incidentText.groupsOf[by]}</h2>
      <ul aria-label={incidentText.groupsOf[by]}>
        {answer.values.map(({ value, count: n }) => (
          <li key={value}>
            <a
              class="row group"
              href={hrefOf(lookingFor({ q: narrowed(scope.q, by, value), days: scope.days }))}
            >
              <span class="group-name">
                <Shown value={nameOf(models, by, value)} max={120} mono={by !== 'rule'} />
              </span>
              <span class="group-count">
                <meter class="group-meter" min={0} max={highest} value={n} aria-hidden="true" />
                <span class="figure">
                  {count(n)}
                  <span class="visually-hidden"> {incidentText.title}</span>
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="rows-end">
        {answer.exact ? '' : `${incidentText.groupsSample} `}
        {answer.values.length < most ? '' : incidentText.groupsMost}
      </p>
    </div>
  );
}

function nameOf(models: Models, by: Grouping, value: string): string {
  if (by === 'user') return models.desk.people.nameOf(value) ?? value;
  if (by === 'conversation') return value;
  const [pack = '', rule = ''] = value.split('/', 2);
  return models.policy.ruleTitle({ pack, rule });
}
