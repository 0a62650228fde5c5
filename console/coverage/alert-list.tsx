import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { AlertRecord } from '../../lib/core/api/coverage.ts';
import { Button } from '../../lib/design/components/button.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { may } from '../shell/allowed.tsx';
import { age, count, fullTime, now } from '../shell/time.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useAction } from '../shell/use-action.ts';
import { worstFirst } from './alerts.ts';
import { gapText } from './gap-text.ts';
import type { CoverageProps } from './page.tsx';
import { subjectOf } from './alert-subject.ts';
import { alertWords, coverageText } from './text.ts';

const shownAtFirst = 6;

/** Open alerts, the worst first; somebody can take them on. */
export function AlertList({ models, session }: CoverageProps): VNode {
  const { alerts } = models.coverage;
  const items = worstFirst(alerts.value.value?.items ?? []);
  const isWhole = useSignal(false);
  const manages = may(session, 'devices.manage');
  return (
    <section class="block" aria-labelledby="alerts">
      <h2 id="alerts">{coverageText.alertsTitle}</h2>
      <Trouble error={alerts.error.value} onRetry={() => void alerts.load()} />
      {alerts.value.value !== null && items.length === 0 ? (
        <p class="quiet">{coverageText.noAlerts}</p>
      ) : (
        <ul class="alerts">
          {(isWhole.value ? items : items.slice(0, shownAtFirst)).map((alert) => (
            <AlertRow key={alert.id} alert={alert} models={models} manages={manages} />
          ))}
        </ul>
      )}
      {isWhole.value || items.length <= shownAtFirst ? null : (
        <Button onClick={() => (isWhole.value = true)}>{coverageText.allAlerts(count(items.length))}</Button>
      )}
    </section>
  );
}

function AlertRow(
  props: Pick<CoverageProps, 'models'> & { readonly alert: AlertRecord; readonly manages: boolean },
): VNode {
  const { alert, manages } = props;
  const { api, alerts } = props.models.coverage;
  const action = useAction();
  const acknowledge = async () => {
    if ((await action.run(() => api.acknowledge(alert.id))) !== null) await alerts.load();
  };
  return (
    <li class="alert">
      <span class="alert-what">
        <SeverityMark severity={alert.severity} />
        <span class="visually-hidden">{gapText.severity[alert.severity]}: </span>
        <span>
          {alertWords[alert.kind](count(alert.count), count(alert.of))}
          {': '}
          <Shown value={subjectOf(alert)} max={120} />
        </span>
      </span>
      <span class="quiet alert-since">
        {alert.acknowledgedAt === null ? (
          <>
            {coverageText.raised}{' '}
            <time dateTime={alert.raisedAt} title={fullTime(alert.raisedAt)}>
              {age(Date.parse(alert.raisedAt), now.value)}
            </time>
          </>
        ) : (
          coverageText.acknowledged(fullTime(alert.acknowledgedAt))
        )}
      </span>
      {alert.acknowledgedAt === null && manages ? (
        <Button look="quiet" onClick={() => void acknowledge()} unavailable={action.busy.value}>
          {coverageText.acknowledge}
        </Button>
      ) : null}
      <Trouble error={action.error.value} />
    </li>
  );
}
