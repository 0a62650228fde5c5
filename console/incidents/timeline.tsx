import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { IncidentDetail, IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { duration, fullTime } from '../shell/time.ts';
import { history } from './history.ts';
import { incidentText } from './page-text.ts';
import { delayMs, timeline } from './story.ts';

/** From the attempt to what was done with it since. */
export function Timeline(props: {
  readonly record: IncidentItem;
  readonly detail: IncidentDetail | null;
  readonly models: Models;
}): VNode {
  const { record, detail, models } = props;
  const steps = history(record, detail, models.desk.colleagues.nameOf);
  const delay = delayMs(record);
  const stored = timeline(record).length - 1;
  return (
    <section>
      <h3>{incidentText.timeline}</h3>
      <ol class="timeline">
        {steps.map(({ id, text, at, quote }, index) => (
          <li key={id} class={index > stored ? 'timeline-ours' : undefined}>
            <Shown value={text} max={200} />
            {quote === null ? null : (
              <blockquote class="timeline-quote">
                <Shown value={quote} max={4000} />
              </blockquote>
            )}
            {at === null ? null : (
              <time dateTime={at}>
                {fullTime(at)}
                {index === stored && delay !== null ? `, ${delayWords(delay)}` : ''}
              </time>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function delayWords(ms: number): string {
  return ms < 1000 ? incidentText.atOnce : incidentText.later(duration(ms));
}
