import type { ComposerText } from '../policy/texts.ts';
import { loadedPolicy } from './policy.ts';

export interface TypingTimes {
  /** One more character at the end, when the text is typed for the first time. */
  readonly end: readonly number[];
  /** Of each of these the fastest of `rounds`: without what other programs on the machine take. */
  readonly fastest: readonly number[];
  /** One character more, then one less, in the middle. */
  readonly middle: readonly number[];
  /** The same texts as at the end, one in ten, without a session. */
  readonly without: readonly number[];
}

/** So often a text is typed, in a new session each time. */
export const rounds = 3;

/** Every scan timed by itself. Each text has sessions of its own; the first `warmUp` texts are not counted. */
export function measureTyping(texts: readonly ComposerText[], warmUp: number): TypingTimes {
  const { engine } = loadedPolicy();
  const perText = texts.map((text) => {
    const atTheEnd = typedAtTheEnd(text);
    return {
      end: Array.from({ length: rounds }, () => timed(engine.session(), atTheEnd)),
      middle: timed(engine.session(), typedInTheMiddle(text)),
      // Last: in between, scans of the whole text would leave their garbage to the sessions.
      without: timed(
        engine,
        atTheEnd.filter((_, i) => i % 10 === 0),
      ),
    };
  });
  const counted = perText.slice(warmUp);
  return {
    end: counted.flatMap(({ end: [first = []] }) => first),
    fastest: counted.flatMap(({ end: [first = [], ...others] }) =>
      first.map((time, i) => Math.min(time, ...others.map((round) => round[i] ?? time))),
    ),
    middle: counted.flatMap(({ middle }) => middle),
    without: counted.flatMap(({ without }) => without),
  };
}

/** Scans one state of the composer after the other. The first is the one that is there before anyone types. */
function timed(
  scanner: { scan(text: string): unknown },
  [before = '', ...states]: readonly string[],
): number[] {
  scanner.scan(before);
  return states.map((state) => {
    const start = performance.now();
    scanner.scan(state);
    return performance.now() - start;
  });
}

function typedAtTheEnd({ start, typed }: ComposerText): string[] {
  const states = [start];
  let text = start;
  for (const character of typed) states.push(flat((text += character)));
  return states;
}

function typedInTheMiddle({ start, typed }: ComposerText): string[] {
  const at = start.length / 2;
  const characters = [...typed].slice(0, 50);
  const grown = characters.map(
    (_, i) => start.slice(0, at) + characters.slice(0, i + 1).join('') + start.slice(at),
  );
  return [start, ...grown, ...grown.slice(0, -1).reverse(), start].map(flat);
}

/** A text read from a page is one string, but one put together here is a rope, unrolled when it is first read. */
function flat(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
