/** One line of a comparison: in both, only before, or only after. */
export interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly line: string;
}

/** Above so many differing lines the middle is shown as replaced: the time grows with their square. */
const maxEdits = 1_000;

/** The shortest way from one list of lines to another (Myers, "An O(ND) difference algorithm", 1986). */
export function compareLines(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const from = before.slice(head, before.length - tail);
  const to = after.slice(head, after.length - tail);
  return [
    ...before.slice(0, head).map(same),
    ...(middle(from, to) ?? [...from.map(removed), ...to.map(added)]),
    ...before.slice(before.length - tail).map(same),
  ];
}

const same = (line: string): Edit => ({ kind: 'same', line });
const removed = (line: string): Edit => ({ kind: 'removed', line });
const added = (line: string): Edit => ({ kind: 'added', line });

function middle(from: readonly string[], to: readonly string[]): readonly Edit[] | null {
  const reached = new Map<number, number>([[1, 0]]);
  const trail: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; edits <= Math.min(from.length + to.length, maxEdits); edits += 1) {
    trail.push(new Map(reached));
    for (let k = -edits; k <= edits; k += 2) {
      let x = startOf(reached, k, edits);
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x += 1;
      reached.set(k, x);
      if (x >= from.length && x - k >= to.length) return walkBack(from, to, trail);
    }
  }
  return null;
}

/** Where diagonal `k` begins: from the neighbour that came further. */
function startOf(reached: ReadonlyMap<number, number>, k: number, edits: number): number {
  const [left, right] = [reached.get(k - 1) ?? -1, reached.get(k + 1) ?? -1];
  return k === -edits || (k !== edits && left < right) ? right : left + 1;
}

function walkBack(
  from: readonly string[],
  to: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): readonly Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [from.length, to.length];
  for (let step = trail.length - 1; step >= 0; step -= 1) {
    const reached = trail[step] ?? new Map<number, number>();
    const k = x - y;
    const [left, right] = [reached.get(k - 1) ?? -1, reached.get(k + 1) ?? -1];
    const isDown = k === -step || (k !== step && left < right);
    const previousX = isDown ? right : left;
    const previousY = previousX - (isDown ? k + 1 : k - 1);
    while (x > Math.max(previousX, 0) && y > Math.max(previousY, 0)) {
      edits.push(same(from[x - 1] ?? ''));
      x -= 1;
      y -= 1;
    }
    if (step === 0) break;
    edits.push(isDown ? added(to[y - 1] ?? '') : removed(from[x - 1] ?? ''));
    [x, y] = [previousX, previousY];
  }
  return edits.reverse();
}
