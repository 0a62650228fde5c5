import type { ComponentChildren, VNode } from 'preact';
import type { Incident } from '../../core/incident/incident.ts';
import type { Localised } from '../../core/policy/schema.ts';
import { Shown } from '../../design/components/shown.tsx';
import { localised } from '../dialog/localised.ts';
import { Words } from '../page/words.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { RecordKey } from '../texts/record/index.ts';
import type { RecordState } from './state.ts';

interface FactsProps {
  readonly incident: Incident;
  readonly state: RecordState;
  readonly texts: Texts<RecordKey>;
}

/** What a report says, for people. */
export function ReportFacts({ incident, state, texts: { say, language } }: FactsProps): VNode {
  const { rule, alsoMatched, egress, detectors, findings, excerpt, reason } = incident;
  const inWords = (title: Localised | undefined, id: string) =>
    title === undefined ? id : localised(title, state.languages).text;
  const rows: [RecordKey, ComponentChildren][] = [
    ['rule', <Shown value={`${rule.pack} / ${rule.rule}`} mono />],
    [
      'found',
      detectors.length > 0 &&
        list(
          detectors.map(({ detector, count }) => (
            <Words
              text={say('foundCount')}
              values={{
                title: inWords(state.detectors[detector], detector),
                count: count.toLocaleString(language),
              }}
            />
          )),
        ),
    ],
    ['values', findings.length > 0 && list(findings.map(({ masked }) => <Shown value={masked} mono />))],
    ['surroundings', excerpt !== undefined && <Shown value={excerpt} max={240} mono />],
    ['conversation', nameOf(egress.conversation.title, say('unknownName'))],
    ['account', nameOf(egress.account.id, say('unknownName'))],
    [
      'reason',
      reason !== undefined && list([reason.choice, reason.text].filter((text) => text !== undefined)),
    ],
    [
      'alsoMatched',
      alsoMatched.length > 0 &&
        list(alsoMatched.map((also) => inWords(state.rules[`${also.pack}/${also.rule}`], also.rule))),
    ],
  ];
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== false)
        .map(([key, value]) => (
          <>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}

/** A pseudonym, or the name of what belongs to the organisation. */
function nameOf(name: string | null, unknown: string): VNode | string {
  return name === null ? unknown : <Shown value={name} mono />;
}

function list(items: readonly (string | VNode)[]): VNode {
  return (
    <ul class="plain">
      {items.map((item, index) => (
        <li key={index}>{typeof item === 'string' ? <Shown value={item} max={500} /> : item}</li>
      ))}
    </ul>
  );
}
