import type { Finding } from '../../lib/core/detect/index.ts';
import type { LabelledSpan, Message } from '../../tests/accuracy/message.ts';
import { evasions, split } from './evasions.ts';
import { groups, type KnownDetector } from './groups.ts';
import type { Find } from './score.ts';

export interface EvasionResult {
  readonly name: string;
  /** Values tried, found as they were, and found when written so. */
  readonly tried: number;
  readonly clean: number;
  readonly evaded: number;
}

export interface Finders {
  readonly find: Find;
  /** Judges the last of several messages. */
  readonly findInConversation: (messages: readonly string[]) => ReturnType<Find>;
}

/** The kinds of values that people hide and patterns know: text such as markings or spoken passwords is not among them. */
const tried = /^(card|iban|ssn|email|national-id:|secret:)/;

/** What each way of writing costs in recall, over the same values in the same sentences. */
export function measureEvasions(
  messages: readonly Message[],
  { find, findInConversation }: Finders,
  known: ReadonlyMap<string, KnownDetector>,
): EvasionResult[] {
  const values = messages.flatMap((message) =>
    message.spans.filter(({ label }) => tried.test(label)).map((span) => ({ message, span })),
  );
  const isHit = (found: ReturnType<Find>, label: string, from: number, to: number): boolean =>
    found.some(
      (one) => one.start < to && one.end > from && answers(known.get(one.detector), label) && isSure(one),
    );
  const clean = new Set(
    values.filter(({ message, span }) => isHit(find(message.text), span.label, span.start, span.end)),
  );
  const results = evasions.map(({ name, fits, write }) => {
    const fitting = values.filter(({ message, span }) => fits(valueOf(message, span)));
    const evaded = fitting.filter(({ message, span }) => {
      const written = write(valueOf(message, span));
      const text = message.text.slice(0, span.start) + written + message.text.slice(span.end);
      return isHit(find(text), span.label, span.start, span.start + written.length);
    });
    return {
      name,
      tried: fitting.length,
      clean: fitting.filter((one) => clean.has(one)).length,
      evaded: evaded.length,
    };
  });
  const numbers = values.filter(({ message, span }) => /[0-9]/.test(valueOf(message, span)));
  const evaded = numbers.filter(({ message, span }) => {
    const parts = split(message.text, span);
    return isHit(findInConversation(parts), span.label, 0, span.end - parts[0].length);
  });
  return [
    ...results,
    {
      name: 'over two messages',
      tried: numbers.length,
      clean: numbers.filter((one) => clean.has(one)).length,
      evaded: evaded.length,
    },
  ];
}

function valueOf({ text }: Message, { start, end }: LabelledSpan): string {
  return text.slice(start, end);
}

function isSure({ confidence }: Pick<Finding, 'confidence'>): boolean {
  return confidence !== 'low';
}

function answers(detector: KnownDetector | undefined, label: string): boolean {
  const group = groups.find((one) => one.labels(label));
  return detector !== undefined && group !== undefined && group.detectors(detector, label);
}
