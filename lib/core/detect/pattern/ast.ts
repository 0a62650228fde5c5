import { isSubset, join, type CharSet } from './char-set.ts';
import { digits } from './named-sets.ts';

/** A parsed pattern. Case is already folded into the sets. */
export type Node =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'concat'; readonly parts: readonly Node[] }
  | { readonly kind: 'alternate'; readonly branches: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly body: Node;
      readonly min: number;
      /** `Infinity` for no upper bound. */
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly kind: 'capture'; readonly body: Node }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** What every match of a node is bound to. Lengths in UTF-16 code units. */
export interface Shape {
  readonly min: number;
  readonly max: number;
  readonly minDigits: number;
  /** Every character that can occur. */
  readonly chars: CharSet;
  /** Characters a match can begin and end with; those of a node that can be empty are incomplete alone. */
  readonly first: CharSet;
  readonly last: CharSet;
}

const empty: Shape = { min: 0, max: 0, minDigits: 0, chars: [], first: [], last: [] };
const shapes = new WeakMap<Node, Shape>();

export function shapeOf(node: Node): Shape {
  const known = shapes.get(node);
  if (known) return known;
  const shape = computeShape(node);
  shapes.set(node, shape);
  return shape;
}

function computeShape(node: Node): Shape {
  switch (node.kind) {
    case 'set': {
      const { set } = node;
      const astral = (set.at(-1) ?? 0) > 0xffff;
      const min = (set[0] ?? 0) > 0xffff ? 2 : 1;
      const minDigits = isSubset(set, digits) ? 1 : 0;
      return { min, max: astral ? 2 : 1, minDigits, chars: set, first: set, last: set };
    }
    case 'concat':
      return node.parts.map(shapeOf).reduce(follow, empty);
    case 'alternate': {
      const branches = node.branches.map(shapeOf);
      return {
        min: Math.min(...branches.map((s) => s.min)),
        max: Math.max(...branches.map((s) => s.max)),
        minDigits: Math.min(...branches.map((s) => s.minDigits)),
        chars: branches.map((s) => s.chars).reduce(join, []),
        first: branches.map((s) => s.first).reduce(join, []),
        last: branches.map((s) => s.last).reduce(join, []),
      };
    }
    case 'repeat': {
      const body = shapeOf(node.body);
      return {
        ...body,
        min: body.min * node.min,
        max: body.max === 0 ? 0 : body.max * node.max,
        minDigits: body.minDigits * node.min,
      };
    }
    case 'capture':
      return shapeOf(node.body);
    case 'start':
    case 'end':
      return empty;
    default:
      return node satisfies never;
  }
}

function follow(a: Shape, b: Shape): Shape {
  return {
    min: a.min + b.min,
    max: a.max + b.max,
    minDigits: a.minDigits + b.minDigits,
    chars: join(a.chars, b.chars),
    first: a.min === 0 ? join(a.first, b.first) : a.first,
    last: b.min === 0 ? join(b.last, a.last) : b.last,
  };
}
