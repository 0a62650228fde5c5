import type { Anchors } from './anchors.ts';
import { dialogOf } from './fields.ts';
import { firstElement, lineOf } from './names.ts';

/** Chosen entries of a list, as accessible pages mark them. */
export const chosen = '[aria-checked="true"], [aria-selected="true"], input:checked';

/** What is chosen in a dialog, also what a search in it has taken off the page since. */
export interface ChosenRows {
  /** Call with each press, and with what is typed, before the page hears of it. */
  notice(path: readonly EventTarget[]): void;
  /** What the anchor finds in `around`, and as copies what it found there before. */
  findAll(name: string, around: ParentNode): readonly HTMLElement[];
}

/** @param names anchors of rows; of those that have no mark of being chosen, nothing is remembered. */
export function createChosenRows(anchors: Anchors, names: readonly string[]): ChosenRows {
  let dialog: HTMLElement | null = null;
  const seen = new Map<string, HTMLElement>();
  const keyOf = (name: string, row: HTMLElement): string => `${name} ${lineOf(row) ?? ''}`;
  return {
    notice(path) {
      const element = firstElement(path);
      const around = element && dialogOf(element);
      if (around === null) return;
      if (around !== dialog) seen.clear();
      dialog = around;
      for (const name of names) {
        for (const row of anchors.findAll(name, around)) {
          const mark = row.closest<HTMLElement>(chosen);
          if (mark === null && row.querySelector(chosen) === null) continue;
          const copy = row.cloneNode(true);
          // Pressed, it is about to be taken back; else the next press finds it again.
          if ((mark ?? row).contains(element)) seen.delete(keyOf(name, row));
          else if (copy instanceof HTMLElement) seen.set(keyOf(name, row), copy);
        }
      }
    },
    findAll(name, around) {
      const here = anchors.findAll(name, around);
      if (dialog === null || !(dialog.contains(around) || around.contains(dialog))) return here;
      const known = new Set(here.map((row) => keyOf(name, row)));
      const gone = [...seen].filter(([key]) => key.startsWith(`${name} `) && !known.has(key));
      return [...here, ...gone.map(([, copy]) => copy)];
    },
  };
}
