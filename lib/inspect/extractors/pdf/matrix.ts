/** ISO 32000-2, 8.3.3: [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** What `first` does, then what `second` does. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [x, y] = apply(second, e, f);
  const [sa, sb, sc, sd] = second;
  return [a * sa + b * sc, a * sb + b * sd, c * sa + d * sc, c * sb + d * sd, x, y];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Where an image is drawn: it fills the unit square (8.9.3). */
export function boxOfImage(matrix: Matrix): Box {
  const corners = [apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

export function unite(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}

export const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.bottom < other.top && other.bottom < one.top;

/** A page that was scanned askew and put straight is upright; its writing can be read. */
const maxSkew = 0.2;

/** Whether an image is seen as it is stored, neither turned nor mirrored, once its page is turned clockwise by quarters. */
export function isUpright(matrix: Matrix, turns: number): boolean {
  let [a, b, c, d] = matrix;
  for (let turn = 0; turn < turns; turn += 1) [a, b, c, d] = [b, -a, d, -c];
  return a > 0 && d > 0 && Math.abs(b) <= maxSkew * a && Math.abs(c) <= maxSkew * d;
}
