import type { CompiledDetector } from '../compiled.ts';
import { literalIndex, type LiteralIndex } from './literal-index.ts';
import type { PatternMatch } from './matcher.ts';
import { needleOf } from './needle.ts';
import { emptySlot, matchWords, noteDigits, type Needle, type Slot } from './slot.ts';
import { addWindow, scanNumbers } from './windows.ts';

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
  const inRuns = withDigits(slots, 'digits');
  const inNumbers = withDigits(slots, 'number');
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
    if (inRuns.length + inNumbers.length === 0) return;
    scanNumbers(text, {
      onDigits: (start, length) => {
        for (const { slot, digits } of inRuns) {
          if (digits > length) break;
          noteDigits(slot, start, length - digits);
        }
      },
      onNumber: (start, end, count) => {
        for (const { slot, digits } of inNumbers) {
          if (digits > count) break;
          addWindow(slot.windows, start, end);
        }
      },
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

/** The slots that wait for digits, those that need the fewest first. */
function withDigits(slots: readonly Slot[], kind: 'digits' | 'number'): { slot: Slot; digits: number }[] {
  return slots
    .flatMap((slot) => {
      const { gate } = slot.pattern;
      return gate.kind === kind ? [{ slot, digits: gate.digits }] : [];
    })
    .sort((a, b) => a.digits - b.digits);
}
