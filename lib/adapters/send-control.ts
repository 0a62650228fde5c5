import type { Anchors } from './anchors.ts';
import { dialogOf, type Fields } from './fields.ts';

const button = 'button, [role="button"], input[type="submit"]';

/** The control that a press on `target` activates. */
export function controlAt(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>(`${button}, [role="menuitem"], [role="option"], a[href], label`);
}

/**
 * The field whose content a click on `target` would send, or null. Looks at the smallest surrounding of the button
 * that holds a field. Where that has a control known to send, only that one does. Where it has none (a page whose
 * icons and labels changed, the check mark that confirms an edit), its last button does.
 */
export function fieldSentBy(target: Element, anchors: Anchors, fields: Fields): HTMLElement | null {
  const control = target.closest(button) ?? anchors.closest('send', target);
  // A dialog without a field (forward, sticker) sends something else than what stands in the composer behind it.
  const limit = control === null ? null : (dialogOf(control)?.parentElement ?? null);
  for (
    let scope = control?.parentElement ?? null;
    scope !== null && scope !== limit;
    scope = scope.parentElement
  ) {
    const [field] = fields.within(scope);
    if (field === undefined) continue;
    return control !== null && sends(control, scope, anchors) ? field : null;
  }
  return null;
}

function sends(control: Element, scope: Element, anchors: Anchors): boolean {
  if (isKnownToSend(control, anchors)) return true;
  if (anchors.isControl('not-send', control)) return false;
  const [last] = [...scope.querySelectorAll(button)].slice(-1);
  return last === control && !holdsSendControl(scope, anchors) && !opens(control);
}

/** A menu or panel (emoji), where a page has no send button at all. */
function opens(control: Element): boolean {
  return control.hasAttribute('aria-expanded') || control.hasAttribute('aria-haspopup');
}

export function holdsSendControl(scope: ParentNode, anchors: Anchors): boolean {
  return [...scope.querySelectorAll(button)].some((one) => isKnownToSend(one, anchors));
}

/** By anchor or accessible name, else by its icon, which is not translated; its name may carry any prefix. */
function isKnownToSend(control: Element, anchors: Anchors): boolean {
  if (anchors.isControl('send', control)) return true;
  const icon = control.querySelector('[data-icon]') ?? control;
  return /(^|[^a-z])send([^a-z]|$)/i.test(icon.getAttribute('data-icon') ?? '');
}
