import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import type { Catalogue } from '../detectors/catalogue-entry.ts';
import { localText } from '../rules/editor-model.ts';
import { benchText } from './text.ts';

export interface Sample {
  readonly label: string;
  readonly text: string;
}

const general: readonly (readonly [string, string])[] = [
  [benchText.ordinary, 'Hi, the meeting is moved to 15:00, same room. See you there!'],
  [benchText.card, 'please book it on {{luhn:453957876362148}}, exp 09/27, thanks'],
  [benchText.iban, 'send it to {{iban:DE:370400440532013000}} please'],
  [benchText.password, '{{join:the pass|word for the portal is: }}{{join:Kite-Marble|-42-Dune}}'],
];

/** Ready texts: examples of the detectors that this file is about, then some of every kind. Assembled when shown. */
export function samplesFor(source: string, path: string, { entries }: Catalogue): readonly Sample[] {
  const named = new Set([...source.matchAll(/\bdetector:\s*["']?([a-z0-9-]+)/g)].map((found) => found[1]));
  const own = entries
    .filter((entry) => entry.path === path || (named.has(entry.id) && entry.kind === 'detector'))
    .flatMap(({ title, examples }) =>
      examples.slice(0, 1).map(({ text }) => ({ label: sentenceText(localText(title), 60), text })),
    );
  return [
    ...own.slice(0, 20),
    ...general.map(([label, text]) => ({ label, text: expandPlaceholders(text) ?? '' })),
  ];
}
