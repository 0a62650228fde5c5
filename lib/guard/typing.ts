import type { GuardContext } from './context.ts';
import { egressesOf, isQuiet, judgeAll } from './judged.ts';
import { heldFindings } from './redact.ts';

/** A value that is this short would hold back half of what a page says to its server. */
const leastLength = 4;

/**
 * Judges while somebody types: as long as a composer holds what a rule holds, no request of the page may carry those
 * values (drafts, link previews). Also has the dialog loaded before it is needed.
 */
export function typing(
  context: GuardContext,
  prepare: () => void,
): Readonly<Record<string, (event: Event) => void>> {
  let last = '';
  const look = (event: Event) => {
    const composer = context.adapter()?.composerAt(event.composedPath()) ?? null;
    const { current } = context.policy;
    if (composer === null || current == null) return;
    const text = composer.readText();
    if (text === last) return;
    last = text;
    const judged = judgeAll(current, egressesOf(context, composer));
    if (judged === null || isQuiet(judged.verdict)) {
      context.page.hold([]);
      return;
    }
    const values = heldFindings(judged.verdict).map(({ start, end }) => text.slice(start, end));
    context.page.hold(values.filter((value) => value.length >= leastLength));
  };
  return {
    input: look,
    keyup: look,
    focusin(event) {
      if (context.adapter()?.composerAt(event.composedPath())) prepare();
    },
  };
}
