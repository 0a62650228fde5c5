import type { Gate } from '../compiled.ts';
import { numberRanges } from '../engine/number-chars.ts';
import { shapeOf, type Node } from './ast.ts';
import { charSet, isSubset } from './char-set.ts';
import { digits } from './named-sets.ts';
import { cross, exactStrings, worthOf } from './literals.ts';

/** Something every match holds. Higher worth = rarer in ordinary text. */
interface Required {
  /** Empty: a run of `digits` digits instead. */
  readonly literals: readonly string[];
  readonly digits: number;
  readonly min: number;
  readonly max: number;
  readonly lead: readonly number[];
  readonly worth: number;
}

const minWorth = 1.5;
const worthOfDigit = 0.8;
const longLead = 32;
const maxLiterals = 200;

/** What to look for before the pattern itself is run, and the literals to look for, case-folded. */
export function gateOf(root: Node): { gate: Gate; literals: readonly string[] } {
  const shape = shapeOf(root);
  const best = better(required(root));
  const numeric = shape.minDigits >= 3 && isSubset(charSet(shape.chars), charSet(numberRanges));
  if (numeric && shape.minDigits >= (best?.worth ?? 0)) {
    return { gate: { kind: 'number', digits: shape.minDigits }, literals: [] };
  }
  if (!best || best.worth < minWorth) return { gate: { kind: 'always' }, literals: [] };
  const { min, max } = best;
  const lead = max > longLead ? charSet(best.lead) : null;
  const offsets = { min, max: max === Infinity ? null : max, lead };
  return best.literals.length > 0
    ? { gate: { kind: 'literals', ...offsets }, literals: best.literals }
    : { gate: { kind: 'digits', digits: best.digits, ...offsets }, literals: [] };
}

/** The best literals and the best run of digits that every match of a node holds. */
interface Offers {
  readonly literals: Required | null;
  readonly digits: Required | null;
}

const nothing: Offers = { literals: null, digits: null };

function better({ literals, digits: run }: Offers): Required | null {
  return (literals?.worth ?? 0) >= (run?.worth ?? 0) ? literals : run;
}

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
    best = { literals: rarer(best.literals, inner.literals), digits: rarer(best.digits, inner.digits) };
  };
  let place: Place = { min: 0, max: 0, lead: [] };
  let literal: Place & { texts: readonly string[] } = { texts: [''], ...place };
  let run = { count: 0, ...place };
  for (const part of parts) {
    const shape = shapeOf(part);
    const exact = exactStrings(part);
    const joined = exact && cross(literal.texts, exact);
    if (joined) literal = { ...literal, texts: joined };
    else {
      literal = { texts: exact ?? [''], ...place };
      if (!exact) literal = { texts: [''], ...after(place, shape) };
    }
    offer({ literals: literalCandidate(literal), digits: null });
    const onlyDigits = shape.min > 0 && isSubset(charSet(shape.chars), digits);
    if (onlyDigits)
      run = run.count === 0 ? { count: shape.min, ...place } : { ...run, count: run.count + shape.min };
    else if (shape.max > 0) run = { count: 0, ...place };
    offer({ literals: null, digits: runCandidate(run) });
    if (!exact && part.kind !== 'set') {
      const inner = required(part);
      offer({ literals: shift(inner.literals, place), digits: shift(inner.digits, place) });
    }
    place = after(place, shape);
  }
  return best;
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
  return { literals: texts, digits: 0, min, max, lead, worth: worthOf(texts) };
}

function runCandidate(run: Place & { count: number }): Required | null {
  if (run.count < 2) return null;
  const { min, max, lead, count } = run;
  return { literals: [], digits: count, min, max, lead, worth: count * worthOfDigit };
}

/** Every branch must hold something of the kind; the weakest counts. */
function requiredInAll(branches: readonly (Required | null)[]): Required | null {
  const all = branches.filter((branch) => branch !== null);
  if (all.length < branches.length) return null;
  const literals = [...new Set(all.flatMap((branch) => branch.literals))];
  if (literals.length > maxLiterals) return null;
  return {
    literals,
    digits: Math.min(...all.map((branch) => branch.digits)),
    min: Math.min(...all.map((branch) => branch.min)),
    max: Math.max(...all.map((branch) => branch.max)),
    lead: all.flatMap((branch) => branch.lead),
    worth: literals.length > 0 ? worthOf(literals) : Math.min(...all.map((branch) => branch.worth)),
  };
}
