const noRoom = new Int32Array(0);
/** Numbers that a cleared list keeps room for: those of one odd text of 64 KB, say. */
const mostKept = 1 << 17;

/**
 * Stretches of a text as pairs of offsets: entry `2 * i` and the one behind it. Of `at` the first `count` entries count.
 * Grows, and keeps its room for the next text: memory is slow to come by.
 */
export class Spans {
  at: Int32Array = noRoom;
  count = 0;

  add(from: number, to: number): void {
    const { count } = this;
    if (count + 2 > this.at.length) this.#grow(count + 2);
    this.at[count] = from;
    this.at[count + 1] = to;
    this.count = count + 2;
  }

  addAll({ at, count }: Spans): void {
    if (this.count + count > this.at.length) this.#grow(this.count + count);
    for (let i = 0; i < count; i += 1) this.at[this.count + i] = at[i] ?? 0;
    this.count += count;
  }

  /** Adds a stretch whose beginning is not before that of the last one; touching ones become one. */
  join(from: number, to: number): void {
    if (to < from) return;
    const { at, count } = this;
    const last = count === 0 ? -2 : (at[count - 1] ?? 0);
    if (from <= last + 1) at[count - 1] = Math.max(last, to);
    else this.add(from, to);
  }

  /** By their beginnings, then by their ends. */
  sort(): void {
    const { at, count } = this;
    let isSorted = true;
    for (let i = 2; isSorted && i < count; i += 2) isSorted = (at[i] ?? 0) >= (at[i - 2] ?? 0);
    if (isSorted) return;
    const pairs: [number, number][] = [];
    for (let i = 0; i < count; i += 2) pairs.push([at[i] ?? 0, at[i + 1] ?? 0]);
    pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    pairs.forEach(([from, to], i) => {
      at[2 * i] = from;
      at[2 * i + 1] = to;
    });
  }

  /** Much room is let go. */
  clear(most = mostKept): void {
    this.count = 0;
    if (this.at.length > most) this.at = noRoom;
  }

  equals(other: Spans): boolean {
    if (this.count !== other.count) return false;
    for (let i = 0; i < this.count; i += 1) if (this.at[i] !== other.at[i]) return false;
    return true;
  }

  /** Whether two lists are alike before an offset. */
  agreesBefore(offset: number, other: Spans): boolean {
    for (let i = 0; ; i += 2) {
      const from = i < this.count ? (this.at[i] ?? 0) : offset;
      const otherFrom = i < other.count ? (other.at[i] ?? 0) : offset;
      if (from >= offset || otherFrom >= offset) return from >= offset && otherFrom >= offset;
      const [end, otherEnd] = [this.at[i + 1] ?? 0, other.at[i + 1] ?? 0];
      if (from !== otherFrom || Math.min(end, offset - 1) !== Math.min(otherEnd, offset - 1)) return false;
    }
  }

  copy(): Spans {
    const copy = new Spans();
    copy.at = this.at.slice(0, this.count);
    copy.count = this.count;
    return copy;
  }

  #grow(least: number): void {
    const larger = new Int32Array(Math.max(8, 2 * this.at.length, least));
    larger.set(this.at);
    this.at = larger;
  }
}

/** One stretch. */
export function spanOf(from: number, to: number): Spans {
  const spans = new Spans();
  spans.add(from, to);
  return spans;
}
