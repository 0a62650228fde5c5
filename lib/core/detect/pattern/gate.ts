import type { CompiledPattern, Gate, GateOffsets } from '../compiled.ts';
import { neighbourCount } from '../engine/neighbours.ts';
import { numberRanges } from '../engine/number-chars.ts';
import type { Code } from '../engine/program.ts';
import { tokenRanges } from '../engine/unit-kinds.ts';
import { shapeOf, type Node } from './ast.ts';
import { charSet, isSubset } from './char-set.ts';
import { digits } from './named-sets.ts';
import { cross, exactStrings, worthOf } from './literals.ts';
import { runGateOf } from './run-gate.ts';

/** Something every match holds. Higher worth = rarer in ordinary text. */
interface Required {
  /** Empty: a run of `count` digits or token characters instead. */
  readonly literals: readonly string[];
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly lead: readonly number[];
  readonly worth: number;
}

const minWorth = 1.5;
const worthOfDigit = 0.8;
const longLead = 32;
const maxLiterals = 200;
/** From this length on a run of token characters is rarer in ordinary text than most words. */
const minToken = 16;
const worthOfToken = 3;
/** Below it, a literal is met more often than a run of digits of the right length. */
const minWorthOverRun = 2;
const minWeightOfWord = 3;
/** Of literals that are looked for beside another gate. */
const minWeightBeside = 2;
const usualRun = 8;
const fewNeighbours = 4;
const tokenChars = charSet(tokenRanges);

/**
 * What to look for before the pattern itself is run, and the literals to look for, case-folded.
 * @param code the program of the pattern, with its edges. Without it, gates of kind `run` are not tried.
 */
export function gateOf(
  root: Node,
  code: Code | null = null,
): Pick<CompiledPattern, 'gate' | 'literals' | 'holds'> {
  const best = required(root);
  const chosen = chooseGate(root, code, best);
  const beside = chosen.literals.length === 0 ? (best.literals?.literals ?? []) : [];
  const isTelling = beside.every((text) => worthOf([text]) >= minWeightBeside);
  return { ...chosen, holds: isTelling ? beside : [] };
}

function chooseGate(
  root: Node,
  code: Code | null,
  best: Offers,
): { gate: Gate; literals: readonly string[] } {
  const { literals, token } = best;
  const place = ({ min, max, lead }: Required): GateOffsets => ({
    min,
    max: max === Infinity ? null : max,
    lead: max > longLead ? charSet(lead) : null,
  });
  const choose = (surest: Required | null): { gate: Gate; literals: readonly string[] } => {
    if (!surest || surest.worth < minWorth) return { gate: { kind: 'always' }, literals: [] };
    const { count } = surest;
    if (count === 0) return { gate: { kind: 'literals', ...place(surest) }, literals: surest.literals };
    return surest === token
      ? { gate: { kind: 'token', chars: count, ...place(surest) }, literals: [] }
      : { gate: { kind: 'digits', digits: count, ...place(surest) }, literals: [] };
  };
  if (literals && isTelling(literals)) return choose(literals);
  const surest = rarer(rarer(literals, best.digits), token);
  const run = code && (token === null || surest !== token) ? runGateOf(code) : null;
  if (run && widthOf(run) <= (best.digits ? widthOfDigits(best.digits.count) : Infinity)) {
    return { gate: run, literals: [] };
  }
  const shape = shapeOf(root);
  const numeric = shape.minDigits >= 3 && isSubset(charSet(shape.chars), charSet(numberRanges));
  if (numeric && shape.minDigits >= (surest?.worth ?? 0)) {
    return { gate: { kind: 'number', digits: shape.minDigits }, literals: [] };
  }
  return choose(surest);
}

/** Rarer in ordinary text than numbers of most lengths are. */
function isTelling({ literals, worth }: Required): boolean {
  return worth >= minWorthOverRun || literals.every((text) => worthOf([text]) >= minWeightOfWord);
}

/** How many of the usual short runs of digits a gate lets through; what stands before them counts as well. */
function widthOf(run: Extract<Gate, { kind: 'run' }>): number {
  const lengths = run.shapes.slice(1, usualRun + 1).filter((bits) => bits !== 0).length;
  const neighbours = Array.from({ length: neighbourCount }, (_, i) => (run.before >> i) & 1);
  return lengths * (neighbours.reduce((sum, bit) => sum + bit, 0) <= fewNeighbours ? 0.25 : 1);
}

function widthOfDigits(count: number): number {
  return Math.max(0, usualRun + 1 - count);
}

/** The best literals, run of digits and run of token characters that every match of a node holds. */
interface Offers {
  readonly literals: Required | null;
  readonly digits: Required | null;
  readonly token: Required | null;
}

const nothing: Offers = { literals: null, digits: null, token: null };

function required(node: Node): Offers {
  switch (node.kind) {
    case 'set':
    case 'concat':
    case 'capture':
      return requiredInSequence(flatten(node));
    case 'alternate': {
      const branches = node.branches.map(required);
      return {
        literals: requiredInAll(branches.map((branch) => branch.literals)),
        digits: requiredInAll(branches.map((branch) => branch.digits)),
        token: requiredInAll(branches.map((branch) => branch.token)),
      };
    }
    case 'repeat':
      return node.min > 0 ? required(node.body) : nothing;
    case 'start':
    case 'end':
      return nothing;
    default:
      return node satisfies never;
  }
}

/** A sequence without nested sequences, so that literals join across groups. */
function flatten(node: Node): readonly Node[] {
  if (node.kind === 'concat') return node.parts.flatMap(flatten);
  if (node.kind === 'capture') return flatten(node.body);
  return [node];
}

function requiredInSequence(parts: readonly Node[]): Offers {
  let best = nothing;
  const offer = (inner: Offers): void => {
    best = {
      literals: rarer(best.literals, inner.literals),
      digits: rarer(best.digits, inner.digits),
      token: rarer(best.token, inner.token),
    };
  };
  let place: Place = { min: 0, max: 0, lead: [] };
  let literal: Place & { texts: readonly string[] } = { texts: [''], ...place };
  let run: Run = { count: 0, ...place };
  let token: Run = { count: 0, ...place };
  for (const part of parts) {
    const shape = shapeOf(part);
    const exact = exactStrings(part);
    const joined = exact && cross(literal.texts, exact);
    if (joined) literal = { ...literal, texts: joined };
    else {
      literal = { texts: exact ?? [''], ...place };
      if (!exact) literal = { texts: [''], ...after(place, shape) };
    }
    run = longer(run, part, place, digits);
    token = longer(token, part, place, tokenChars);
    offer({ literals: literalCandidate(literal), digits: runCandidate(run), token: tokenCandidate(token) });
    if (!exact && part.kind !== 'set') {
      const inner = required(part);
      offer({
        literals: shift(inner.literals, place),
        digits: shift(inner.digits, place),
        token: shift(inner.token, place),
      });
    }
    place = after(place, shape);
  }
  return best;
}

type Run = Place & { readonly count: number };

/** A run of characters of a set, grown by a part that consists of them, or begun anew. */
function longer(run: Run, part: Node, place: Place, set: readonly number[]): Run {
  const shape = shapeOf(part);
  if (shape.min > 0 && isSubset(charSet(shape.chars), set)) {
    return run.count === 0 ? { count: shape.min, ...place } : { ...run, count: run.count + shape.min };
  }
  return shape.max > 0 ? { count: 0, ...place } : run;
}

function rarer(a: Required | null, b: Required | null): Required | null {
  return (b?.worth ?? 0) > (a?.worth ?? 0) ? b : a;
}

interface Place {
  readonly min: number;
  readonly max: number;
  readonly lead: readonly number[];
}

function after(place: Place, shape: { min: number; max: number; chars: readonly number[] }): Place {
  const lead = shape.max === 0 ? place.lead : charSet([...place.lead, ...shape.chars]);
  return { min: place.min + shape.min, max: place.max + shape.max, lead };
}

function shift(inner: Required | null, by: Place): Required | null {
  if (!inner) return null;
  return { ...inner, min: inner.min + by.min, max: inner.max + by.max, lead: [...by.lead, ...inner.lead] };
}

function literalCandidate(literal: Place & { texts: readonly string[] }): Required | null {
  if (literal.texts.includes('')) return null;
  const { min, max, lead, texts } = literal;
  return { literals: texts, count: 0, min, max, lead, worth: worthOf(texts) };
}

function runCandidate({ min, max, lead, count }: Run): Required | null {
  return count < 2 ? null : { literals: [], count, min, max, lead, worth: count * worthOfDigit };
}

function tokenCandidate({ min, max, lead, count }: Run): Required | null {
  return count < minToken ? null : { literals: [], count, min, max, lead, worth: worthOfToken };
}

/** Every branch must hold something of the kind; the weakest counts. */
function requiredInAll(branches: readonly (Required | null)[]): Required | null {
  const all = branches.filter((branch) => branch !== null);
  if (all.length < branches.length) return null;
  const literals = [...new Set(all.flatMap((branch) => branch.literals))];
  if (literals.length > maxLiterals) return null;
  return {
    literals,
    count: Math.min(...all.map((branch) => branch.count)),
    min: Math.min(...all.map((branch) => branch.min)),
    max: Math.max(...all.map((branch) => branch.max)),
    lead: all.flatMap((branch) => branch.lead),
    worth: literals.length > 0 ? worthOf(literals) : Math.min(...all.map((branch) => branch.worth)),
  };
}
