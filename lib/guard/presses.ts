import type { Adapter } from '../adapters/adapter.ts';
import { firstHtmlElement } from '../adapters/names.ts';
import type { Channel } from '../core/decide/egress.ts';

/** A page that asks for a microphone does so because something was pressed a moment ago. */
const freshMs = 30_000;

/** What the person pressed last where messages are written. */
export interface Presses {
  note(adapter: Adapter, path: readonly EventTarget[]): void;
  /** The element; null when the last press was elsewhere, or long ago. */
  place(): HTMLElement | null;
  /**
   * The same, however long ago: a picker opens by a press, and while a person looks for files in it nothing else in the
   * page is pressed.
   */
  placeOfPicker(): HTMLElement | null;
  /** What that press was about, where the control says so (a call, a voice message). */
  channel(): Channel | null;
}

export function createPresses(now: () => number): Presses {
  let last: { readonly place: HTMLElement; readonly channel: Channel | null; readonly at: number } | null =
    null;
  const fresh = () => (last !== null && now() - last.at < freshMs ? last : null);
  return {
    note(adapter, path) {
      const place = firstHtmlElement(path);
      last =
        place !== null && adapter.covers(path)
          ? { place, channel: adapter.sentBy(path)?.channel ?? null, at: now() }
          : null;
    },
    place: () => fresh()?.place ?? null,
    placeOfPicker: () => last?.place ?? null,
    channel: () => fresh()?.channel ?? null,
  };
}
