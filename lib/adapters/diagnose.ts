import type { Channel, ConversationKind } from '../core/decide/egress.ts';
import type { PlatformData } from '../core/policy/platform.ts';
import type { Adapter, AdapterHealth } from './adapter.ts';
import { isShown } from './anchors.ts';
import { createPlatformAdapter } from './create-adapter.ts';
import { createWord, type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { createKit, fieldInFront, type Kit } from './kit.ts';
import { withLost } from './lost.ts';
import { nameOf } from './names.ts';
import { createSurfaces } from './surfaces.ts';

/** `nothing`: signed out, or no conversation is open. `reload-needed`: no guard of this extension is in the page. */
export type PageHealth = AdapterHealth | 'nothing' | 'reload-needed';

/** How a page is built as the platform's data see it: plain JSON, and nothing in it that a person wrote. */
export interface Diagnostic {
  readonly format: 'sluice-diagnostic/1';
  /** Id of the data, which may be one of several clients of a platform. */
  readonly platform: string;
  readonly health: PageHealth;
  /** Required anchors that are gone, and parts of the guard that no longer answer. */
  readonly missing: readonly string[];
  readonly page: PageFacts;
  readonly reads: Reading | null;
  readonly account: boolean;
  readonly surfaces: readonly SurfaceFacts[];
  readonly anchors: Readonly<Record<string, readonly SelectorFacts[]>>;
  /** How many controls are called by each label. */
  readonly labels: Readonly<Record<string, number>>;
  /** Fields that are shown, the one in front first. */
  readonly fields: readonly Fingerprint[];
  /** Buttons around the field in front: the one that sends is among them. */
  readonly controls: readonly Fingerprint[];
}

interface PageFacts {
  readonly host: string;
  /** Segments that are no part of the data's paths are `*`. */
  readonly path: string;
  readonly build: string | null;
  readonly language: string | null;
}

/** What would be judged if the message in front were sent now. Whether something is known, never what. */
interface Reading {
  readonly channel: Channel;
  readonly kind: ConversationKind;
  readonly title: boolean;
  readonly id: boolean;
  readonly members: boolean;
  readonly verified: boolean | null;
}

interface SurfaceFacts {
  readonly in: string | null;
  readonly with: string | null;
  /** Host and path fit. */
  readonly isHere: boolean;
  /** Fields that stand on it. */
  readonly fields: number;
}

interface SelectorFacts {
  readonly selector: string;
  /** Null: this browser cannot read the selector. */
  readonly matches: number | null;
  readonly first: Fingerprint | null;
}

const control = 'button, [role="button"], [role="menuitem"], a[href]';
const maxListed = 8;

/**
 * Describes the page. `lost`: parts of this frame's guard that no longer answer; null when there is no guard.
 */
export function diagnose(data: PlatformData, document: Document, lost: readonly string[] | null): Diagnostic {
  const kit = createKit(data, document);
  const adapter = createPlatformAdapter(data, document);
  const conversation = adapter.composerInFront()?.readConversations()[0];
  const account = adapter.readAccount().id;
  const word = createWord([conversation?.title, conversation?.id, account]);
  const print = (element: Element): Fingerprint =>
    fingerprintOf(element, kit.anchors, Object.keys(data.labels ?? {}), word);
  const front = fieldInFront(kit);
  const others = kit.fields.within(document).filter((field) => field !== front && isShown(field));
  return {
    format: 'sluice-diagnostic/1',
    platform: data.id,
    ...healthOf(adapter, lost),
    page: pageFacts(data, document, adapter),
    reads: readingOf(adapter),
    account: account !== null,
    surfaces: surfaceFacts(kit),
    anchors: mapValues(data.anchors, (selectors) =>
      selectors.map((selector) => selectorFacts(document, selector, print)),
    ),
    labels: mapValues(data.labels ?? {}, (_, name) => countCalled(kit, name)),
    fields: [...(front === null ? [] : [front]), ...others].slice(0, maxListed).map(print),
    controls: controlsAround(front).map(print),
  };
}

function healthOf(adapter: Adapter, lost: readonly string[] | null): Pick<Diagnostic, 'health' | 'missing'> {
  const state = adapter.readState();
  if (lost === null) return { health: 'reload-needed', missing: state?.missing ?? [] };
  if (state === null) return { health: 'nothing', missing: lost };
  const { health, missing } = withLost(state, lost);
  return { health, missing };
}

function readingOf(adapter: Adapter): Reading | null {
  const composer = adapter.composerInFront();
  if (composer === null) return null;
  const [{ kind, title, id, members, verified }] = composer.readConversations();
  return {
    channel: composer.channel,
    kind,
    title: title !== null,
    id: id !== undefined,
    members: members !== undefined,
    verified: verified ?? null,
  };
}

function pageFacts(data: PlatformData, document: Document, adapter: Adapter): PageFacts {
  const { host, pathname } = document.location;
  const sources = [...(data.conversation?.id ?? []), ...(data.account ?? [])];
  const known = new Set(
    [
      ...(data.paths ?? []),
      ...(data.surfaces ?? []).flatMap(({ paths }) => paths ?? []),
      ...sources.flatMap(({ from, name }) => (from === 'path' ? [name ?? ''] : [])),
    ].flatMap((path) => path.split('/')),
  );
  const build = adapter.readState()?.page ?? null;
  const language = document.documentElement.lang;
  return {
    host,
    path: pathname
      .split('/')
      .map((segment) => (known.has(segment) || segment === '' ? segment : '*'))
      .join('/'),
    build: build === null || /^[\w.+-]{1,60}$/.test(build) ? build : '*',
    language: /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(language) ? language : null,
  };
}

function surfaceFacts({ data, document, anchors, fields }: Kit): readonly SurfaceFacts[] {
  return (data.surfaces ?? [{}]).map((surface) => {
    const bounds = {
      ...(surface.hosts && { hosts: surface.hosts }),
      ...(surface.paths && { paths: surface.paths }),
    };
    const here = createSurfaces({ ...data, surfaces: [bounds] }, document, anchors, fields);
    const alone = createSurfaces({ ...data, surfaces: [surface] }, document, anchors, fields);
    return {
      in: surface.in ?? null,
      with: surface.with ?? null,
      isHere: here.isWhole(),
      fields: fields.within(document).filter((field) => alone.rootOf(field) !== null).length,
    };
  });
}

function selectorFacts(
  document: Document,
  selector: string,
  print: (element: Element) => Fingerprint,
): SelectorFacts {
  try {
    const all = document.querySelectorAll(selector);
    const first = all[0];
    return { selector, matches: all.length, first: first === undefined ? null : print(first) };
  } catch {
    return { selector, matches: null, first: null };
  }
}

function countCalled({ anchors, document }: Kit, label: string): number {
  return [...document.querySelectorAll(control)].filter((one) => anchors.startsWithLabel(label, nameOf(one)))
    .length;
}

/** Buttons of the smallest surrounding that has some. */
function controlsAround(field: Element | null): readonly Element[] {
  for (let scope = field?.parentElement ?? null; scope !== null; scope = scope.parentElement) {
    const found = [...scope.querySelectorAll(control)].filter(isShown);
    if (found.length > 0) return found.slice(-maxListed);
  }
  return [];
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
