import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { lookingFor } from './here.ts';
import { incidentText } from './page-text.ts';
import { relations, type Relation } from './relations.ts';

const days = 90;
const dayMs = 86_400_000;

/** Counts are asked for when the incident has been looked at for a moment: going through a list asks nothing. */
export function Related({
  record,
  models,
}: {
  readonly record: IncidentItem;
  readonly models: Models;
}): VNode {
  const counts = useSignal<ReadonlyMap<Relation, number>>(new Map());
  const { id, at } = record.incident;
  const found = relations(record);
  useEffect(() => {
    let live = true;
    counts.value = new Map();
    // The incident itself is among them as long as it is so young.
    const own = Date.parse(at) >= Date.now() - days * dayMs ? 1 : 0;
    const timer = setTimeout(() => {
      for (const [relation, q] of found) {
        void models.desk.api.count({ q, days }).then((answer) => {
          if (live && answer.ok)
            counts.value = new Map([...counts.value, [relation, Math.max(0, answer.value.count - own)]]);
        });
      }
    }, 300);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [id]);
  return (
    <section>
      <h3>{incidentText.related}</h3>
      <ul class="related">
        {found.map(([relation, q]) => {
          const n = counts.value.get(relation);
          return (
            <li key={relation}>
              <a href={hrefOf(lookingFor({ q, days }))}>{incidentText.relatedTo[relation]}</a>
              {n === undefined ? null : (
                <span class="quiet">{n === 0 ? incidentText.noOthers : incidentText.others(count(n))}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
