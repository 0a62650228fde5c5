import type { VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { count } from '../shell/time.ts';
import { countWords, facetWords, typeName } from './file-words.ts';
import { incidentText } from './page-text.ts';

/** What kinds of files it was about. Their names never leave the browser, so they have numbers. */
export function Files({ incident }: { readonly incident: Incident }): VNode | null {
  const { files } = incident.egress;
  if (files === undefined || files.length === 0) return null;
  return (
    <section>
      <h3>{incidentText.files(files.length)}</h3>
      <ul class="file-facts">
        {files.map(({ type, facets, counts = {} }, index) => (
          <li key={index}>
            <b>
              <Shown value={typeName(type)} max={60} />
            </b>
            {Object.entries(counts).map(([what, n]) => (
              <span key={what} class="quiet">
                <Shown value={countWords(what, n, count(n))} max={60} />
              </span>
            ))}
            {facets.map((facet) => (
              <Badge key={facet} tone="neutral">
                <Shown value={facetWords(facet)} max={40} />
              </Badge>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
