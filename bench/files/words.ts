/** Words that make sentences nobody has to keep secret; the same ones every time. */
const stock =
  'the of and a to in is it for on that with as by this from at are be or an not have one all we can more when year time which so their about some out new than other into only could two also after use how many first any these may'.split(
    ' ',
  );

/** A text of `count` words, some of them numbered so that each place has words of its own. */
export function text(count: number, seed: number): string {
  let state = seed;
  const next = (): number => (state = (state * 1103515245 + 12345) & 0x7fffffff);
  return Array.from({ length: count }, (_, at) =>
    at % 7 === 6 ? `w${String(next() % 100000)}` : word(next()),
  ).join(' ');
}

const word = (pick: number): string => stock[pick % stock.length] ?? '';

/** Share of the reference's words that are found as well, each as often as it stands there (recall). */
export function recall(found: string, reference: string): number {
  const left = new Map<string, number>();
  for (const one of tokens(found)) left.set(one, (left.get(one) ?? 0) + 1);
  const wanted = tokens(reference);
  let hits = 0;
  for (const one of wanted) {
    const rest = left.get(one) ?? 0;
    if (rest === 0) continue;
    hits += 1;
    left.set(one, rest - 1);
  }
  return wanted.length === 0 ? 0 : hits / wanted.length;
}

const tokens = (all: string): readonly string[] => all.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Card numbers that check out and that nobody has: fours and a counter, put together here. */
export function cardNumbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const body = `4000${String(at).padStart(4, '0')}${String((at * 7919) % 10000).padStart(4, '0')}000`;
    const full = `${body}${String(checkDigit(body))}`;
    return full.replace(/(\d{4})(?=\d)/g, '$1 ');
  });
}

/** ISO/IEC 7812-1, annex B. */
function checkDigit(body: string): number {
  const sum = Array.from(body).reduce((total, digit, at) => {
    const value = Number(digit) * ((body.length - at) % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
