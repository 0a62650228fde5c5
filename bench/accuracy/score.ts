import { confidences, type Confidence, type Finding } from '../../lib/core/detect/index.ts';
import type { Message } from '../../tests/accuracy/message.ts';
import { covers, groups, type Group, type KnownDetector } from './groups.ts';

/** Something that finds: our engine, or a peer that is made to look like it. */
export type Find = (text: string) => readonly Found[];
export type Found = Pick<Finding, 'detector' | 'start' | 'end' | 'confidence'>;

export interface Tally {
  readonly name: string;
  /** Labelled spans, and how many of them were found. */
  labelled: number;
  found: number;
  /** Findings of the group's detectors, and how many of them stand where a label of the group stands. */
  findings: number;
  right: number;
}

export interface Scores {
  readonly byGroup: readonly Tally[];
  readonly byLanguage: readonly Tally[];
  readonly byLabel: readonly Tally[];
  readonly byDetector: readonly Tally[];
  /** Findings in messages that hold nothing, by kind of message. */
  readonly alarms: Readonly<
    Record<
      'hard-negative' | 'ordinary',
      { readonly messages: number; readonly findings: number; readonly flagged: number }
    >
  >;
  /** For whoever tunes: never printed for the reported half. */
  readonly misses: readonly Miss[];
}

export interface Miss {
  readonly message: Message;
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Scores what is found at a confidence or above. A finding where any label stands that its group answers for is right. */
export function score(
  messages: readonly Message[],
  find: Find,
  known: ReadonlyMap<string, KnownDetector>,
  least: Confidence,
): Scores {
  const tallies = {
    group: new Tallies(),
    language: new Tallies(),
    label: new Tallies(),
    detector: new Tallies(),
  };
  const alarms = {
    'hard-negative': { messages: 0, findings: 0, flagged: 0 },
    ordinary: { messages: 0, findings: 0, flagged: 0 },
  };
  const misses: Miss[] = [];
  for (const message of messages) {
    const found = find(message.text).filter(
      ({ confidence }) => confidences.indexOf(confidence) >= confidences.indexOf(least),
    );
    if (message.kind !== 'positive') {
      const alarm = alarms[message.kind];
      alarm.messages += 1;
      alarm.findings += found.length;
      if (found.length > 0) alarm.flagged += 1;
    }
    for (const span of message.spans) {
      const group = groups.find((one) => one.labels(span.label));
      if (!group) continue;
      const hit = found.some(
        (one) => covers(one, span) && answersFor(group, known.get(one.detector), span.label),
      );
      for (const tally of [
        tallies.group.of(group.name),
        tallies.language.of(message.language),
        tallies.label.of(span.label),
      ]) {
        tally.labelled += 1;
        if (hit) tally.found += 1;
      }
      if (!hit) misses.push({ message, what: `missed ${span.label}`, start: span.start, end: span.end });
    }
    for (const one of found) {
      const detector = known.get(one.detector);
      const group = detector && groups.find(({ detectors }) => detectors(detector, null));
      const labelled = message.spans.filter((span) => overlaps(one, span));
      const right = labelled.some((span) => isRight(detector, span.label));
      const into = [tallies.language.of(message.language), tallies.detector.of(one.detector)];
      if (group) into.push(tallies.group.of(group.name));
      for (const tally of into) {
        tally.findings += 1;
        if (right) tally.right += 1;
      }
      if (!right)
        misses.push({
          message,
          what: `false ${one.detector} (${one.confidence})`,
          start: one.start,
          end: one.end,
        });
    }
  }
  return {
    byGroup: tallies.group.all(),
    byLanguage: tallies.language.all(),
    byLabel: tallies.label.all(),
    byDetector: tallies.detector.all(),
    alarms,
    misses,
  };
}

/** A label of another group (`other:`, or one that this detector also answers for) does not make a finding wrong. */
function isRight(detector: KnownDetector | undefined, label: string): boolean {
  if (!detector || label.startsWith('other:')) return label.startsWith('other:');
  const group = groups.find((one) => one.labels(label));
  return group?.detectors(detector, label) ?? false;
}

function answersFor(group: Group, detector: KnownDetector | undefined, label: string): boolean {
  return detector !== undefined && group.detectors(detector, label);
}

function overlaps(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start < b.end && a.end > b.start;
}

class Tallies {
  readonly byName = new Map<string, Tally>();

  of(name: string): Tally {
    const tally = this.byName.get(name) ?? { name, labelled: 0, found: 0, findings: 0, right: 0 };
    this.byName.set(name, tally);
    return tally;
  }

  all(): Tally[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** Null when there was nothing to find. */
export function recall({ labelled, found }: Tally): number | null {
  return labelled === 0 ? null : found / labelled;
}
export function precision({ findings, right }: Tally): number | null {
  return findings === 0 ? null : right / findings;
}
