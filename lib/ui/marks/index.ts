import type { Mark } from '../ask.ts';
import type { Catalogues } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { pageTheme } from '../dialog/theme.ts';
import { createChip, type Chip, type ChipOptions } from './chip.ts';
import { markModel } from './model.ts';
import { createUnderlines } from './underlines.ts';
import { watchComposer } from './watch.ts';
import { watchWords, type Words } from './words.ts';

/** What is said while somebody types: underlines in the composer, and a chip near its send button. */
export interface Marks extends Pick<Chip, 'isHost' | 'wantsKey' | 'handle'> {
  mark(mark: Mark | null): void;
  /** To be called when a question is over: while one is open, nothing new comes up beside it. */
  resume(): void;
}

export interface MarksOptions extends Pick<ChipOptions, 'document' | 'wasClicked'> {
  readonly signal: AbortSignal;
  /** BCP 47. */
  readonly uiLanguage: string;
  readonly catalogues: Catalogues<DialogKey>;
  readonly isAsking: () => boolean;
}

/** From the last key to the first underline. */
const pauseMs = 100;
/** Editors draw anew after an event; what is shown already follows in this time. */
const redrawMs = 40;

export function createMarks(options: MarksOptions): Marks {
  const { document, signal, uiLanguage, catalogues, wasClicked, isAsking } = options;
  let current: Mark | null = null;
  let watched: {
    readonly element: HTMLElement;
    readonly ended: AbortController;
    readonly words: Words;
  } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const underlines = createUnderlines(document);
  const chip = createChip({
    document,
    wasClicked,
    takeOut: async () => (await current?.takeOut?.()) ?? false,
    suggested: (url) => current?.request.suggested?.(url),
  });

  const clear = () => {
    clearTimeout(timer);
    current = null;
    watched?.ended.abort();
    watched = null;
    chip.remove();
    underlines.clear();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(update, ms);
  };
  const update = () => {
    const mark = current;
    if (mark === null || isAsking()) return;
    if (!mark.element.isConnected) clear();
    else if (mark.readText() !== mark.text) mark.again();
    else draw(mark);
  };
  const draw = (mark: Mark) => {
    const model = markModel(mark, uiLanguage, catalogues);
    const theme = pageTheme(document);
    const ranges = model.spans.flatMap(({ start, end }) => mark.rangeOf(start, end) ?? []);
    underlines.draw(ranges, model.weight, theme ?? 'light');
    chip.show(model, theme, mark.element);
    watched?.words.set(ranges);
  };
  const watch = (element: HTMLElement) => {
    if (watched?.element === element) return;
    watched?.ended.abort();
    const ended = new AbortController();
    const hint = (isAt: boolean) => {
      if (!isAsking()) chip.hint(isAt);
    };
    const words = watchWords(element, hint, ended.signal);
    watched = { element, ended, words };
    const changes = {
      changed: () => {
        later(redrawMs);
      },
      moved: () => {
        chip.move(element);
      },
      gone: clear,
    };
    watchComposer(element, changes, ended.signal);
  };

  signal.addEventListener('abort', clear, { once: true });
  return {
    resume: () => {
      later(redrawMs);
    },
    isHost: (target) => chip.isHost(target),
    wantsKey: (event) => chip.wantsKey(event),
    handle: (event) => {
      chip.handle(event);
    },
    mark(mark) {
      if (mark === null || signal.aborted) {
        clear();
        return;
      }
      current = mark;
      watch(mark.element);
      later(chip.isShown ? redrawMs : pauseMs);
    },
  };
}
