import type { Anchors } from '../anchors.ts';

export const editable = '[contenteditable]:not([contenteditable="false"])';
const button = 'button, [role="button"]';

export function isSearch(element: Element, anchors: Anchors): boolean {
  return anchors.closest('search', element) !== null;
}

/**
 * The editor whose content a click on `target` would send, or null. Looks at the smallest surrounding of the button
 * that holds an editor. Where that has a control known to send, only that one does. Where it has none (a page whose
 * icons and labels changed, the check mark that confirms an edit), its last button does.
 */
export function editorSentBy(target: Element | null, anchors: Anchors): HTMLElement | null {
  const control = target?.closest(button) ?? null;
  // A dialog without an editor (forward, sticker) sends something else than what stands in the composer behind it.
  const limit = control?.closest('[role="dialog"]')?.parentElement ?? null;
  for (
    let scope = control?.parentElement ?? null;
    scope !== null && scope !== limit;
    scope = scope.parentElement
  ) {
    const editor = [...scope.querySelectorAll<HTMLElement>(editable)].find((one) => !isSearch(one, anchors));
    if (editor === undefined) continue;
    return control !== null && sends(control, scope, anchors) ? editor : null;
  }
  return null;
}

function sends(control: Element, scope: Element, anchors: Anchors): boolean {
  if (isKnownToSend(control, anchors)) return true;
  return !holdsSendControl(scope, anchors) && [...scope.querySelectorAll(button)].at(-1) === control;
}

export function holdsSendControl(scope: Element, anchors: Anchors): boolean {
  return [...scope.querySelectorAll(button)].some((one) => isKnownToSend(one, anchors));
}

/** By icon first (not translated), then by accessible name; the icon's name may carry any prefix. */
function isKnownToSend(control: Element, anchors: Anchors): boolean {
  if (anchors.closest('send', control) !== null || anchors.find('send', control) !== null) return true;
  if (anchors.startsWithLabel('send', control.getAttribute('aria-label') ?? '')) return true;
  const icon = control.querySelector('[data-icon]') ?? control;
  return /(^|[^a-z])send([^a-z]|$)/i.test(icon.getAttribute('data-icon') ?? '');
}
