import type { AccuracyReport } from './accuracy.ts';
import { groups } from './groups.ts';
import { precision, recall, type Scores, type Tally } from './score.ts';

const share = (value: number | null): string => (value === null ? '    –' : value.toFixed(3));

/** The figures as tables. Names no text: what was missed is told of the tuned half only, by `missesOf`. */
export function toText(report: AccuracyReport): string {
  const { medium, low, half } = report;
  return [
    `Accuracy on the ${half} half: ${String(report.messages)} messages, ${String(report.languages)} languages, ${String(report.detectors)} detectors`,
    '',
    'At medium confidence and above (in brackets: at any)',
    ...groups.map(({ name, target }) => {
      const wanted =
        target === undefined
          ? ''
          : `  target ${target.recall.toFixed(2)} / ${target.precision === 0 ? '–' : target.precision.toFixed(2)}`;
      return `${groupLine(name, medium, low)}${wanted}`;
    }),
    '',
    ...alarmLines(medium),
    `documented non-secrets flagged: ${String(report.nonSecrets.flagged)} of ${String(report.nonSecrets.texts)} (at most 2 %)`,
    ...section('By language', medium.byLanguage),
    ...section('By kind of value', medium.byLabel),
    ...section('By detector', medium.byDetector),
    ...(report.evasions.length === 0
      ? []
      : ['', 'Evasions: recall as written so, of the recall as it was (target 0.95)']),
    ...report.evasions.map(
      ({ name, tried, clean, evaded }) =>
        `  ${name.padEnd(34)} ${share(clean === 0 ? null : evaded / clean)}  (${String(evaded)} of ${String(clean)} found clean, ${String(tried)} tried)`,
    ),
    ...(report.peers.length === 0
      ? []
      : ['', 'Peers on the same texts: recall by kind, share of harmless messages flagged, time']),
    ...report.peers.map(({ name, kinds, negatives, flagged, msPerKb }) => {
      const recalls = kinds
        .map(({ kind, labelled, found }) => `${kind} ${(found / labelled).toFixed(2)}`)
        .join(', ');
      return `  ${name.padEnd(18)} flags ${((flagged / Math.max(1, negatives)) * 100).toFixed(1)} %; ${msPerKb.toFixed(2)} ms/KB; ${recalls}`;
    }),
  ].join('\n');
}

function groupLine(name: string, medium: Scores, low: Scores): string {
  const [at, any] = [medium, low].map((scores) => scores.byGroup.find((tally) => tally.name === name));
  const figures = (tally: Tally | undefined): string =>
    tally === undefined ? '–' : `${share(recall(tally))} / ${share(precision(tally))}`;
  return `  ${name.padEnd(16)} recall / precision ${figures(at)}  (${figures(any)})  of ${String(at?.labelled ?? 0)}`;
}

function alarmLines({ alarms }: Scores): string[] {
  return (['ordinary', 'hard-negative'] as const).map((kind) => {
    const { messages, findings, flagged } = alarms[kind];
    const rate = messages === 0 ? 0 : (findings / messages) * 1000;
    return `${kind} messages: ${String(findings)} findings in ${String(flagged)} of ${String(messages)} (${rate.toFixed(1)} in 1,000)`;
  });
}

function section(title: string, tallies: readonly Tally[]): string[] {
  return [
    '',
    `${title}: recall / precision`,
    ...tallies.map(
      (tally) =>
        `  ${tally.name.padEnd(34)} ${share(recall(tally))} / ${share(precision(tally))}  (${String(tally.labelled)} labelled, ${String(tally.findings)} findings)`,
    ),
  ];
}

/** What was missed and what was found wrongly, with the text around: made-up texts, for whoever improves detectors. */
export function missesOf({ half, medium }: AccuracyReport): string {
  if (half === 'reported') throw new Error('the reported half is not looked at');
  return medium.misses
    .map(({ message, what, start, end }) => {
      const around = message.text.slice(Math.max(0, start - 60), end + 40).replaceAll('\n', '⏎');
      return `${message.id} ${what} [${message.text.slice(start, end).replaceAll('\n', '⏎')}] in: ${around}`;
    })
    .join('\n');
}
