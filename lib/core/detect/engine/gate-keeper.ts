import type { CompiledDetector } from '../compiled.ts';
import { literalIndex, type LiteralIndex } from './literal-index.ts';
import type { PatternMatch } from './matcher.ts';
import { needleOf } from './needle.ts';
import { emptySlot, matchWords, noteDigits, noteNumber, type Needle, type Slot } from './slot.ts';
import { scanNumbers } from './windows.ts';

/** Looks, once for all patterns, for what they cannot match without. */
export interface GateKeeper {
  readonly slots: readonly Slot[];
  /** Fills the slots with what stands in the text. */
  open(text: string): void;
  /** The matches of a slot that is made of keywords. */
  words(slot: Slot, text: string): PatternMatch[];
  /** Empties the slots. */
  close(): void;
}

export function gateKeeper(detectors: readonly CompiledDetector[]): GateKeeper {
  const slots = detectors.flatMap((detector) =>
    detector.patterns.map((pattern) => emptySlot(detector, pattern)),
  );
  const numeric = slots.filter(({ pattern: { gate } }) => gate.kind === 'digits' || gate.kind === 'number');
  const needles: Needle[] = [];
  const owners: Slot[] = [];
  for (const slot of slots) {
    const texts = slot.pattern.words?.list ?? slot.pattern.literals;
    for (const text of texts) {
      needles.push(
        slot.pattern.words ? needleOf(text) : { text, written: text, openStart: true, openEnd: true },
      );
      owners.push(slot);
    }
  }
  let built: LiteralIndex | null = null;
  const index = (): LiteralIndex => (built ??= literalIndex(needles.map((needle) => needle.text)));

  const open = (text: string): void => {
    index().scan(text, (number, start) => {
      const slot = owners[number];
      if (!slot) return;
      if (slot.pattern.words) slot.hits.push(number);
      slot.hits.push(start);
    });
    if (numeric.length === 0) return;
    scanNumbers(text, {
      onDigits: (start, length) => numeric.forEach((slot) => noteDigits(slot, start, length)),
      onNumber: (start, end, digits) => numeric.forEach((slot) => noteNumber(slot, start, end, digits)),
    });
  };
  return {
    slots,
    open,
    words: (slot, text) => matchWords(slot, index(), needles, text),
    close: () => {
      for (const slot of slots) slot.hits.length = slot.windows.length = 0;
    },
  };
}
