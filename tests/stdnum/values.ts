/** Numbers to compare on, from a seed: the same run after run. */

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export type Random = () => number;

/** A linear congruential generator (Numerical Recipes), 0 <= x < 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function pick(random: Random, from: string): string {
  return from.charAt(Math.floor(random() * from.length));
}

/** The characters that may stand where this one stands. */
function kind(char: string): string {
  return digits.includes(char) ? digits : letters.includes(char.toUpperCase()) ? letters : char;
}

/** A value of the same shape; each character is changed with this probability. */
export function varied(random: Random, template: string, share: number): string {
  return [...template].map((char) => (random() < share ? pick(random, kind(char)) : char)).join('');
}

/** Two neighbours exchanged; what separates them stays where it is. */
export function swapped(random: Random, template: string): string {
  const places = [...template].flatMap((char, at) => (kind(char) === char ? [] : [at]));
  const turn = Math.floor(random() * (places.length - 1));
  const [one = 0, other = 0] = [places[turn], places[turn + 1]];
  const chars = [...template];
  [chars[one], chars[other]] = [template.charAt(other), template.charAt(one)];
  return chars.join('');
}

/** The value with one or two of its last characters, or else one of the others, such that it is valid; null if none is. */
export function made(value: string, isValid: (value: string) => boolean): string | null {
  for (let at = value.length - 1; at >= 0; at -= 1) {
    for (const char of kind(value.charAt(at))) {
      const candidate = value.slice(0, at) + char + value.slice(at + 1);
      if (isValid(candidate)) return candidate;
    }
    if (at === value.length - 2) {
      for (const tens of kind(value.charAt(at)))
        for (const ones of kind(value.charAt(at + 1)))
          if (isValid(value.slice(0, at) + tens + ones)) return value.slice(0, at) + tens + ones;
    }
  }
  return null;
}
