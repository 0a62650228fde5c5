import type { PlatformData, PlatformSurface } from '../core/policy/platform.ts';
import type { Anchors } from './anchors.ts';
import { dialogOf, type Fields } from './fields.ts';
import { firstElement } from './names.ts';
import { matchesPath } from './paths.ts';
import { controlAt } from './send-control.ts';

/** The parts of the page where messages are written. */
export interface Surfaces {
  /** The surface an element stands on, as the part of the page to look for its header in; null when on none. */
  rootOf(element: Element): ParentNode | null;
  /** True when the whole page is one, here and now. */
  isWhole(): boolean;
  /** Call with each press: a dialog belongs to where the press that opened it was. */
  notice(path: readonly EventTarget[]): void;
}

export function createSurfaces(
  data: PlatformData,
  document: Document,
  anchors: Anchors,
  fields: Fields,
): Surfaces {
  const here = ({ hosts, paths }: PlatformSurface): boolean => {
    const { host, pathname } = document.location;
    // A frame without an address of its own belongs to the page that made it.
    const isAddressed = document.location.protocol === 'https:';
    return (
      !isAddressed ||
      ((hosts?.includes(host) ?? true) && (paths?.some((path) => matchesPath(path, pathname)) ?? true))
    );
  };
  const active = (): readonly PlatformSurface[] => (data.surfaces ?? [{}]).filter(here);
  let pressed: ParentNode | null = null;
  const rootOf = (element: Element): ParentNode | null => {
    for (const surface of active()) {
      const root = rootIn(surface, element, document, anchors, fields);
      if (root !== null) return root;
    }
    return null;
  };
  return {
    rootOf: (element) => rootOf(element) ?? (dialogOf(element) === null ? null : pressed),
    notice(path) {
      const element = firstElement(path);
      if (element !== null && dialogOf(element) === null) pressed = rootOf(element);
    },
    isWhole: () => active().some((surface) => surface.in === undefined && surface.with === undefined),
  };
}

function rootIn(
  surface: PlatformSurface,
  element: Element,
  document: Document,
  anchors: Anchors,
  fields: Fields,
): ParentNode | null {
  if (surface.in !== undefined) {
    const control = controlAt(element);
    const isIt = control instanceof HTMLElement && anchors.isControl(surface.in, control);
    return anchors.closest(surface.in, element) ?? (isIt ? control : null);
  }
  if (surface.with === undefined) return document;
  for (const mark of anchors.findAll(surface.with, document)) {
    const root = windowAround(mark, anchors.findAll(surface.with, document), fields);
    if (root?.contains(element)) return root;
  }
  return null;
}

/** Grows around the mark until an editor is in it. Null when it holds more than one conversation, or half the page. */
function windowAround(mark: Element, marks: readonly Element[], fields: Fields): Element | null {
  for (let scope = mark.parentElement; scope !== null; scope = scope.parentElement) {
    const around = scope;
    if (marks.some((other) => other !== mark && around.contains(other))) return null;
    if (scope.querySelector('main, [role="main"]') !== null) return null;
    const editors = fields.within(scope).length;
    if (editors > 0) return editors === 1 ? scope : null;
  }
  return null;
}
