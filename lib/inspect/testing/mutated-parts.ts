import { unzipSync, zipSync } from 'fflate';
import { seeded } from './random.ts';

/** What damages XML most. */
const marks = '<>&"\'/=;:![]-?\u0000 ';

/** The zip with one of its files changed, many times; the zip itself stays intact, so that its files are read. */
export function* mutatedParts(bytes: Uint8Array, times: number, seed = 1): Generator<Uint8Array> {
  const random = seeded(seed);
  const pick = (length: number): number => Math.floor(random() * length);
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  for (let step = 0; step < times; step += 1) {
    const name = names[pick(names.length)] ?? '';
    const file = files[name] ?? new Uint8Array();
    yield zipSync({ ...files, [name]: mutate(file, pick) }, { level: 0 });
  }
}

function mutate(file: Uint8Array, pick: (length: number) => number): Uint8Array {
  const copy = file.slice();
  const from = pick(copy.length);
  // A piece taken out, a piece twice, or characters changed.
  const way = pick(4);
  if (way === 0) return Uint8Array.from([...copy.subarray(0, from), ...copy.subarray(from + 1 + pick(40))]);
  if (way === 1) return Uint8Array.from([...copy.subarray(0, from + pick(60)), ...copy.subarray(from)]);
  for (let change = 0; change <= pick(6); change += 1) {
    copy[pick(copy.length)] = marks.charCodeAt(pick(marks.length));
  }
  return copy;
}
