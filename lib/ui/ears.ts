/**
 * Everything a person can do in the dialog that a page could hear of. Those marked passive would delay scrolling. As text:
 * a list of strings takes more of a content script.
 */
const types = (
  'keydown keypress keyup beforeinput input change select ' +
  // Chromium's older name for `beforeinput`, with the text in it; below, all that Firefox's mice and pointers do.
  (import.meta.env.FIREFOX ? '' : 'textInput mouseover mouseout ') +
  'compositionstart compositionupdate compositionend paste copy cut ' +
  'drop dragenter dragover dragleave dragstart dragend focus blur focusin focusout ' +
  'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup ' +
  'submit cancel close toggle beforetoggle'
).split(' ');
const passiveTypes = (
  (import.meta.env.FIREFOX ? 'DOMActivate DOMMouseScroll MozMousePixelScroll' : 'pointercancel') +
  ' touchstart touchmove touchend touchcancel wheel'
).split(' ');
// Firefox tells every page where an event began, also within a closed tree (`originalTarget`, `rangeParent`).
if (import.meta.env.FIREFOX)
  for (const name in HTMLElement.prototype) if (/mouse|pointer/.test(name)) passiveTypes.push(name.slice(2));

/**
 * The dialog's place at the head of the queue of listeners. The dialog itself may come late (dialog.js is loaded when it
 * is needed); what listens for it must be there before any script of the page, or the page would hear first.
 */
export interface Ears {
  /** Who is told of every event; null as long as there is nobody. */
  hear: ((event: Event) => void) | null;
  /** Listens; safe to repeat, and needed after `document.open()`, which wipes every listener of a window. */
  arm(): void;
}

/** Listens at once. Call it at document_start, before any listener that must come after the dialog's. */
export function openEars(window: Window, signal: AbortSignal): Ears {
  const listener = (event: Event) => ears.hear?.(event);
  const ears: Ears = {
    hear: null,
    arm: () => {
      if (signal.aborted) return;
      for (const type of types) window.addEventListener(type, listener, true);
      for (const type of passiveTypes)
        window.addEventListener(type, listener, { capture: true, passive: true });
    },
  };
  ears.arm();
  const observer = new MutationObserver(() => ears.arm());
  observer.observe(window.document, { childList: true });
  // A signal given to each of the listeners is a third of what all of them take.
  const stop = () => {
    observer.disconnect();
    for (const type of [...types, ...passiveTypes]) window.removeEventListener(type, listener, true);
  };
  signal.addEventListener('abort', stop, { once: true });
  return ears;
}
