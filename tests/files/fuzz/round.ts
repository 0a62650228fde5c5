import { type LookedInto, lookInto } from '../../../lib/inspect/look-into.ts';
import { createMeter } from '../../../lib/inspect/meter.ts';
import type { ReadersFor } from '../../../lib/inspect/stage.ts';
import { type Random, randomOf } from '../../fuzz/random.ts';
import { type FormatId, formats } from '../formats.ts';
import { type Specimen } from '../specimen.ts';
import { handSpecimens } from '../specimens.ts';
import { type Bomb, bombs } from './bombs.ts';
import { mutate } from './mutate.ts';
import { opinionOn } from './still-whole.ts';

/** One of every engine, and two of the one that shares long files with another. */
export interface FuzzReaders {
  readonly one: ReadersFor;
  readonly halves: ReadersFor;
}

/** What became of one file. `wrong` is a finding: never a text, only what went wrong. */
export interface RoundResult {
  /** `clean`, or why not. */
  readonly verdict: string;
  /** How the file was damaged, and which it was. */
  readonly how: string;
  readonly wrong?: string;
}

export const fuzzFormats = (Object.keys(formats) as FormatId[]).filter(
  (format) => specimensOf(format).length > 0,
);

function specimensOf(format: FormatId): readonly Specimen[] {
  return handSpecimens.filter((specimen) => specimen.format === format);
}

export const bombsOf = (format: FormatId): number => bombs.filter((bomb) => bomb.format === format).length;

interface Stock {
  readonly specimen: Specimen;
  readonly bytes: Uint8Array;
  /** Whether it is said to be read whole: what is gone from such a file must be said. */
  readonly isClean: boolean;
}

/** Damages and looks into files of one format; the same seed damages the same way. */
export function createRounds(format: FormatId, readers: FuzzReaders) {
  const readersFor = readers.one;
  let stock: Promise<readonly Stock[]> | undefined;
  const fill = async (): Promise<readonly Stock[]> =>
    Promise.all(
      specimensOf(format).map(async (specimen) => ({
        specimen,
        bytes: await specimen.bytes(),
        isClean: specimen.unscannable === undefined,
      })),
    );
  return {
    async mutation(seed: number): Promise<RoundResult> {
      stock ??= fill();
      const random = randomOf(seed);
      return mutationRound(format, await stock, random, readers);
    },
    async bomb(index: number, bytes: Uint8Array): Promise<RoundResult> {
      const bomb = bombAt(format, index);
      const looked = await lookInto(`bomb.${format}`, bytes, { readersFor, meter: createMeter() });
      const isWrong = looked.unscannable === null && bomb.ends !== 'clean';
      return {
        verdict: looked.unscannable ?? 'clean',
        how: bomb.name,
        ...(isWrong && { wrong: `${bomb.name}: called clean` }),
      };
    },
  };
}

/** In time, the same is found by one engine and by two. */
function isSame(one: LookedInto, two: LookedInto): boolean {
  const reasons = [one.unscannable, two.unscannable];
  if (reasons.some((reason) => reason === 'timeout' || reason === 'too-large')) return true;
  const told = ({ texts }: LookedInto) => JSON.stringify(texts.map((part) => JSON.stringify(part)).sort());
  return (reasons[0] === null) === (reasons[1] === null) && told(one) === told(two);
}

/** The bomb of this format at this position. Throws where there is none. */
export function bombAt(format: FormatId, index: number): Bomb {
  const bomb = bombs.filter((one) => one.format === format)[index];
  if (bomb === undefined) throw new Error('no such bomb');
  return bomb;
}

async function mutationRound(
  format: FormatId,
  stock: readonly Stock[],
  random: Random,
  readers: FuzzReaders,
): Promise<RoundResult> {
  const { specimen, bytes, isClean } = random.pick(stock);
  const others = stock.map((one) => one.bytes);
  const damaged = mutate(bytes, random, others);
  const look = (readersFor: ReadersFor) =>
    lookInto(specimen.name, damaged.bytes, { readersFor, meter: createMeter() });
  const looked = await look(readers.one);
  const how = `${specimen.name}: ${damaged.ways.join(', ')}`;
  if (format === 'pdf' && !isSame(looked, await look(readers.halves)))
    return { verdict: 'two', how, wrong: 'two engines say something else than one' };
  if (looked.unscannable !== null) return { verdict: looked.unscannable, how };
  const gone = specimen.plants.flatMap(({ word, unread }) =>
    unread !== undefined || looked.texts.some(({ text }) => text.includes(word)) ? [] : [word],
  );
  // Pieces that begin differently are other files: what is left of a PDF without its head is a text, and read as one.
  const isSameType = looked.type === specimen.type;
  const isSuspicious = isSameType && (gone.length > 0 || !isClean);
  const isWrong = isSuspicious && opinionOn(format, damaged.bytes, gone, bytes) === 'broken';
  return {
    verdict: 'clean',
    how,
    ...(isWrong && { wrong: 'called clean, though another reader knows better' }),
  };
}
