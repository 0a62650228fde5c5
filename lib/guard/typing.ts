import type { Composer } from '../adapters/adapter.ts';
import { isPlainField } from '../adapters/fields.ts';
import { rangeOfText } from '../adapters/read-text.ts';
import type { Mark } from '../ui/ask.ts';
import type { GuardContext, Redaction } from './context.ts';
import type { Gate } from './gate.ts';
import { egressesOf, isQuiet, judgeAll, mayPass } from './judged.ts';
import type { Judged } from './judged.ts';
import { replaceLater } from './lazy-dialog.ts';
import { requestOf } from './question.ts';
import { heldFindings } from '../core/decide/redaction.ts';
import { noteTool } from './record.ts';
import { redactionOf } from './redact.ts';

/** A value that is this short would hold back half of what a page says to its server. */
const leastLength = 4;

export interface Typing {
  /** By type of event. */
  readonly listeners: Readonly<Record<'input' | 'keyup' | 'focusin', (event: Event) => void>>;
  /** To be called when other rules hold: what stands in the composer was judged by the ones before. */
  judgeAgain(): void;
}

/**
 * Judges while somebody types: as long as a composer holds what a rule holds, it is underlined, and no request of the
 * page may carry those values (drafts, link previews). Also has the dialog loaded before it is needed.
 */
export function typing(context: GuardContext, gate: Gate, prepare: () => void): Typing {
  let last = '';
  /** Names what is held in the composer, from when there is something to say about it until nothing is held. */
  let draft: string | null = null;
  /** What composers hold, while that stands in them. A page may have several: chats side by side, a caption over a chat. */
  let holding: readonly (readonly [Composer['element'], () => readonly string[]])[] = [];
  let marked: Composer['element'] | null = null;
  const read = (composer: Composer) => {
    const { element } = composer;
    const { current } = context.policy;
    const text = composer.readText();
    last = text;
    const tell = (values: readonly string[], mark: Mark | null) => {
      const others = holding.filter(([other, held]) => other !== element && held().length > 0);
      holding = [
        ...others,
        [element, () => (element.isConnected && composer.readText() === text ? values : [])],
      ];
      context.page.hold(holding.flatMap(([, held]) => held()));
      // One without anything to say takes nothing from another that has.
      if (mark === null && others.some(([other]) => other === marked)) return;
      marked = mark && element;
      context.dialog.mark(mark);
    };
    const judged = current && judgeAll(current, egressesOf(context, composer));
    if (judged == null || isQuiet(judged.verdict)) {
      draft = null;
      tell([], null);
      return;
    }
    // What was just let out is still in the composer for as long as the page takes to send it.
    const mayLeave = mayPass(judged, gate.approved);
    const findings = mayLeave || context.released.hasText(text) ? [] : heldFindings(judged.verdict);
    const values = findings.flatMap(({ start, end }) =>
      end - start < leastLength ? [] : [text.slice(start, end)],
    );
    const again = () => {
      read(composer);
    };
    const suggested = (tool: string) => {
      draft ??= crypto.randomUUID();
      noteTool(context, judged, draft, tool);
    };
    tell(values, mayLeave ? null : markOf(context, gate, composer, { judged, text, again, suggested }));
  };
  const lookAt = (composer: Composer) => {
    if (composer.readText() !== last) read(composer);
  };
  let watched: Composer | null = null;
  const observer = new MutationObserver(() => {
    if (watched?.element.isConnected) lookAt(watched);
  });
  // Editors that take input into their own hands (dictation, autocorrect, a drop) tell nobody of it.
  const watch = (composer: Composer) => {
    if (watched?.element === composer.element) return;
    watched = composer;
    last = '';
    observer.disconnect();
    observer.observe(composer.element, { childList: true, characterData: true, subtree: true });
  };
  context.signal.addEventListener('abort', () => {
    observer.disconnect();
  });
  const at = (then: (composer: Composer) => void) => (event: Event) => {
    const composer = context.adapter()?.composerAt(event.composedPath());
    if (composer == null) return;
    watch(composer);
    then(composer);
  };
  const look = at(lookAt);
  const focusin = at((composer) => {
    prepare();
    // What was left in it is underlined again.
    if (composer.readText() !== '') read(composer);
  });
  return {
    listeners: { input: look, keyup: look, focusin },
    judgeAgain() {
      if (watched?.element.isConnected) read(watched);
    },
  };
}

interface Held {
  readonly judged: Judged;
  readonly text: string;
  readonly again: () => void;
  readonly suggested: (tool: string) => void;
}

function markOf(
  context: GuardContext,
  gate: Gate,
  composer: Composer,
  { judged, text, again, suggested }: Held,
): Mark {
  const { element } = composer;
  const redaction = redactionOf(context, judged);
  return {
    element,
    request: { ...requestOf(context, judged), suggested },
    text,
    readText: () => composer.readText(),
    rangeOf: (start, end) => (isPlainField(element) ? null : rangeOfText(element, start, end)),
    again,
    takeOut: redaction === null ? null : () => takeOut(gate, composer, redaction),
  };
}

/** As a question, so that an Enter before the editor is done sends nothing. */
function takeOut(gate: Gate, composer: Composer, redaction: Redaction): Promise<boolean> {
  return new Promise((resolve) => {
    const isFree = gate.hold(async () => {
      try {
        resolve(await replaceLater(composer, redaction));
      } finally {
        resolve(false);
      }
    });
    if (!isFree) resolve(false);
  });
}
