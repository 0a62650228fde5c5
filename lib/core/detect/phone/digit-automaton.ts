import { compilePattern } from '../pattern/compile-pattern.ts';
import { op, readProgram, type Code } from '../engine/program.ts';
import { rowBase } from './phones.ts';

const digits = 10;

/**
 * A pattern over digits as a minimal automaton: one row of 11 characters a state, `1` or `0` (whether a number may end
 * there), then the next state for each digit as `rowBase + state`. State 0 is dead, state 1 the start. An order of
 * magnitude smaller than a general program, which counts here because numbering plans are long.
 * Throws when the pattern is not in our language: it comes from a numbering plan, not from a person.
 */
export function digitAutomaton(pattern: string): string {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(`${compiled.error.code}: ${compiled.error.message}`);
  return encode(minimise(determinise(readProgram(compiled.value))));
}

interface Automaton {
  readonly accepts: boolean[];
  /** Ten targets a state. */
  readonly next: number[];
}

function determinise(code: Code): Automaton {
  const known = new Map<string, number>();
  const states: number[][] = [];
  const stateOf = (threads: number[]): number => {
    const key = threads.join();
    const number = known.get(key) ?? states.push(threads) - 1;
    known.set(key, number);
    return number;
  };
  const next: number[] = [];
  stateOf([]);
  stateOf(closure(code, [code.start]));
  for (let state = 0; state < states.length; state += 1) {
    for (let digit = 0; digit < digits; digit += 1)
      next.push(stateOf(closure(code, step(code, states[state] ?? [], 48 + digit))));
  }
  const accepts = states.map((threads) => threads.some((at) => code.code[at * 3] === op.match));
  return { accepts, next };
}

function step({ code, sets }: Code, threads: readonly number[], unit: number): number[] {
  return threads.flatMap((at) => {
    const set = code[at * 3] === op.set ? (sets[code[at * 3 + 1] ?? 0] ?? []) : [];
    for (let i = 0; set !== 'word' && i < set.length; i += 2) {
      if (unit >= (set[i] ?? 0) && unit <= (set[i + 1] ?? 0)) return [code[at * 3 + 2] ?? 0];
    }
    return [];
  });
}

/** What can be reached without reading, sorted, so that equal sets are equal. */
function closure({ code }: Code, from: readonly number[]): number[] {
  const seen = new Set<number>();
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const [operation, a = 0, b = 0] = code.slice(at * 3, at * 3 + 3);
    if (operation === op.split) open.push(a, b);
    else if (operation === op.save) open.push(b);
  }
  return [...seen].filter((at) => code[at * 3] === op.set || code[at * 3] === op.match).sort((a, b) => a - b);
}

/** Moore's partition refinement; the numbering is by first use, so the same pattern gives the same text. */
function minimise({ accepts, next }: Automaton): Automaton {
  let classes = accepts.map(Number);
  for (let size = 0; ;) {
    const numbers = new Map<string, number>();
    const refined = classes.map((own, state) => {
      const key = `${own}:${next
        .slice(state * digits, state * digits + digits)
        .map((to) => classes[to] ?? 0)
        .join()}`;
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
    classes = refined;
    if (numbers.size === size) return merge({ accepts, next }, classes, size);
    size = numbers.size;
  }
}

function merge({ accepts, next }: Automaton, classes: readonly number[], size: number): Automaton {
  const merged: Automaton = { accepts: [], next: [] };
  for (let number = 0; number < size; number += 1) {
    const state = classes.indexOf(number);
    merged.accepts.push(accepts[state] ?? false);
    for (let digit = 0; digit < digits; digit += 1)
      merged.next.push(classes[next[state * digits + digit] ?? 0] ?? 0);
  }
  return merged;
}

function encode({ accepts, next }: Automaton): string {
  return accepts
    .map((accept, state) => {
      const row = next.slice(state * digits, state * digits + digits);
      return (accept ? '1' : '0') + row.map((to) => String.fromCharCode(rowBase + to)).join('');
    })
    .join('');
}
