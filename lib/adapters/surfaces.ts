import type { PlatformData, PlatformSurface } from '../core/policy/platform.ts';
import type { Anchors } from './anchors.ts';
import type { Fields } from './fields.ts';
import { matchesPath } from './paths.ts';

/** The parts of the page where messages are written. */
export interface Surfaces {
  /** The surface an element stands on, as the part of the page to look for its header in; null when on none. */
  rootOf(element: Element): ParentNode | null;
  /** True when the whole page is one, here and now. */
  isWhole(): boolean;
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
  return {
    rootOf(element) {
      for (const surface of active()) {
        const root = rootIn(surface, element, document, anchors, fields);
        if (root !== null) return root;
      }
      return null;
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
  if (surface.in !== undefined) return anchors.closest(surface.in, element);
  if (surface.with === undefined) return document;
  // Grows around the element until the anchor is in it; a second field means that it is more than one conversation.
  for (let scope = element.parentElement; scope !== null; scope = scope.parentElement) {
    if (fields.within(scope).length > 1) return null;
    if (anchors.find(surface.with, scope) !== null) return scope;
  }
  return null;
}
