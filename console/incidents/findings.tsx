import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Shown } from '../../lib/design/components/shown.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { DetectorTitles } from '../rules/sentence.ts';
import { count } from '../shell/time.ts';
import { excerptParts } from './excerpt-parts.ts';
import { incidentText } from './page-text.ts';
import { confidenceWords, unscannableWords } from './text.ts';

interface Props {
  readonly incident: Incident;
  readonly titles: DetectorTitles;
}

/** The findings of the deciding rule. Values arrive masked; nothing here could unmask them. */
export function Found({ incident, titles }: Props): VNode {
  const { findings, excerpt, unscannable } = incident;
  return (
    <section>
      <h3>{incidentText.found}</h3>
      {unscannable === undefined ? null : (
        <p>
          {incidentText.unscannable}: {unscannableWords[unscannable]}.
        </p>
      )}
      {findings.length === 0 ? (
        unscannable === undefined && <p>{incidentText.nothingFound}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={incidentText.found}>
          <table>
            <thead>
              <tr>
                <th scope="col">{incidentText.masked}</th>
                <th scope="col">{incidentText.detector}</th>
                <th scope="col">{incidentText.confidence}</th>
                <th scope="col">{incidentText.where}</th>
              </tr>
            </thead>
            <tbody>
              {findings.map((finding, index) => (
                <tr key={index}>
                  <th scope="row" class="masked">
                    <Shown value={finding.masked} max={40} mono />
                  </th>
                  <td class="named">
                    <Shown value={titles.get(finding.detector) ?? finding.detector} max={40} />
                  </td>
                  <td>{confidenceWords[finding.confidence]}</td>
                  <td class="place quiet">
                    {finding.where === undefined ? null : (
                      <>
                        <Place where={finding.where} />,{' '}
                      </>
                    )}
                    {incidentText.position(count(finding.start + 1), count(finding.start + finding.length))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {excerpt === undefined && findings.length > 0 ? <p class="quiet">{incidentText.noContent}</p> : null}
      {excerpt === undefined ? null : (
        <figure class="excerpt">
          <figcaption>{incidentText.excerpt}</figcaption>
          <blockquote>
            <Excerpt excerpt={excerpt} findings={findings} />
          </blockquote>
        </figure>
      )}
    </section>
  );
}

function Excerpt(props: Pick<Incident, 'findings'> & { readonly excerpt: string }): VNode {
  const { excerpt, findings } = props;
  const parts = excerptParts(excerpt, findings);
  if (parts === null) return <Shown value={excerpt} max={240} mono />;
  const [before, found, after] = parts.map((part) => shownText(part, 240).text);
  return (
    <bdi class="mono">
      {before}
      <mark>{found}</mark>
      {after}
    </bdi>
  );
}

/** What every detector counted, by confidence. */
export function Counts({ incident, titles }: Props): VNode | null {
  if (incident.detectors.length === 0) return null;
  return (
    <section>
      <h3>{incidentText.counts}</h3>
      <p class="quiet">{incidentText.countsAll}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={incidentText.counts}>
        <table>
          <thead>
            <tr>
              <th scope="col">{incidentText.detector}</th>
              {[
                incidentText.count,
                incidentText.distinct,
                incidentText.high,
                incidentText.medium,
                incidentText.low,
              ].map((label) => (
                <th key={label} scope="col" class="figure">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {incident.detectors.map((tally) => (
              <tr key={tally.detector}>
                <th scope="row">
                  <Shown value={titles.get(tally.detector) ?? tally.detector} max={40} />
                </th>
                {[tally.count, tally.distinct, tally.high, tally.medium, tally.low].map((n, index) => (
                  <td key={index} class={n === 0 ? 'figure zero' : 'figure'}>
                    {count(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Its words come with it: most incidents are about typed text, which has no places. */
function Place({ where }: { readonly where: string }): VNode {
  const say = useSignal<((where: string) => string) | null>(null);
  useEffect(() => {
    void import('../shell/place.ts').then(
      ({ placeTextOf }) => (say.value = placeTextOf),
      () => undefined,
    );
  }, [say]);
  return <Shown value={say.value?.(where) ?? where} max={60} />;
}
