import { op, type Code } from '../engine/program.ts';
import { shapeOf, type Node } from './ast.ts';
import type { CharSet } from './char-set.ts';
import { refuse } from './problem.ts';
import { say } from '../../sentence.ts';

const maxInstructions = 6000;
const maxWork = 100_000;

/** What may not stand right beside a match. */
export interface Edges {
  readonly before: readonly (CharSet | 'word')[];
  readonly after: readonly (CharSet | 'word')[];
}

/** Turns a tree into instructions (Thompson), back to front: each node is told where to go on. */
export function generate(root: Node, edges: Edges): Code {
  const out = new Output();
  const match = out.push(op.match, 0, 0);
  const start = out.node(root, match);
  return {
    sets: out.sets,
    code: out.code,
    start,
    capture: out.capture,
    before: edges.before.map((set) => out.setNumber(set)),
    after: edges.after.map((set) => out.setNumber(set)),
  };
}

class Output {
  readonly code: number[] = [];
  readonly sets: (CharSet | 'word')[] = [];
  readonly numbers = new Map<string, number>();
  capture = false;
  work = 0;

  push(operation: number, a: number, b: number): number {
    if (this.code.length >= maxInstructions * 3) this.tooLarge();
    this.code.push(operation, a, b);
    return this.code.length / 3 - 1;
  }

  tooLarge(): never {
    const hint = say`use smaller repeats, or several patterns`;
    return refuse(
      'pattern/too-large',
      0,
      say`The pattern needs more than ${maxInstructions} instructions.`,
      hint,
    );
  }

  setNumber(set: CharSet | 'word'): number {
    const key = set.toString();
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.sets.push(set);
    this.numbers.set(key, this.sets.length - 1);
    return this.sets.length - 1;
  }

  /** Returns the node's entry; after it, matching goes on at `next`. */
  node(node: Node, next: number): number {
    this.work += 1;
    if (this.work > maxWork) this.tooLarge();
    switch (node.kind) {
      case 'set':
        return this.push(op.set, this.setNumber(node.set), next);
      case 'concat':
        return node.parts.reduceRight((after, part) => this.node(part, after), next);
      case 'alternate':
        return node.branches
          .map((branch) => this.node(branch, next))
          .reduceRight((rest, entry) => this.push(op.split, entry, rest));
      case 'repeat':
        return this.repeat(node, next);
      case 'capture': {
        this.capture = true;
        const end = this.push(op.save, 1, next);
        return this.push(op.save, 0, this.node(node.body, end));
      }
      case 'start':
        return this.push(op.textStart, 0, next);
      case 'end':
        return this.push(op.textEnd, 0, next);
      default:
        return node satisfies never;
    }
  }

  repeat(node: Extract<Node, { kind: 'repeat' }>, next: number): number {
    const { body, min, max, greedy } = node;
    const split = (into: number, out: number): number =>
      greedy ? this.push(op.split, into, out) : this.push(op.split, out, into);
    let entry = next;
    if (max === Infinity) {
      const loop = split(0, next);
      const bodyEntry = this.node(body, loop);
      this.code[loop * 3 + (greedy ? 1 : 2)] = bodyEntry;
      if (min > 0) entry = bodyEntry;
      // (?:x*)* is (?:(?:x*)+)?: going round the loop with nothing must not outrank leaving it (as in RE2).
      else entry = shapeOf(body).min === 0 ? split(bodyEntry, next) : loop;
    } else {
      for (let i = min; i < max; i += 1) entry = split(this.node(body, entry), next);
    }
    for (let i = max === Infinity ? 1 : 0; i < min; i += 1) entry = this.node(body, entry);
    return entry;
  }
}
