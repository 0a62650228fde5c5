import type { Area } from './area.ts';
import { unite, type Box } from './matrix.ts';

/** Pixels of a line of writing across a page; a row of small icons has fewer. */
const minPixels = 20_000;
/** Points by which pieces that belong together may be apart, or lie over each other. */
const maxGap = 1;

/**
 * Finds pictures that are cut into strips or tiles (many programs do so), each too small to be looked at: a piece touches
 * the one that was drawn before it, which icons do not.
 */
export function createTileFinder(): {
  /** @param pixels of the image; 0 where it is large enough to be looked at by itself. */
  add(box: Box, pixels: number): void;
  found(): Area | undefined;
} {
  let last: Box | undefined;
  let whole: Box | undefined;
  let pixels = 0;
  return {
    add(box, more) {
      if (more > 0 && last !== undefined && touches(last, box)) {
        const both = unite(last, box);
        whole = whole === undefined ? both : unite(whole, both);
        pixels += more;
      }
      last = box;
    },
    found() {
      if (whole === undefined || pixels < minPixels) return undefined;
      const size = (whole.right - whole.left) * (whole.top - whole.bottom);
      return { box: whole, name: 'picture', detail: Math.sqrt(pixels / size) };
    },
  };
}

/** One ends where the other begins, and they stand beside each other for half of the shorter side. */
function touches(one: Box, other: Box): boolean {
  const across = overlap(one.left, one.right, other.left, other.right);
  const down = overlap(one.bottom, one.top, other.bottom, other.top);
  const width = Math.min(one.right - one.left, other.right - other.left);
  const height = Math.min(one.top - one.bottom, other.top - other.bottom);
  return (
    (Math.abs(down) <= maxGap && across >= width / 2) || (Math.abs(across) <= maxGap && down >= height / 2)
  );
}

/** Negative where there is a gap. */
const overlap = (start: number, end: number, otherStart: number, otherEnd: number): number =>
  Math.min(end, otherEnd) - Math.max(start, otherStart);
