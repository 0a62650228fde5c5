import type { PlatformSource } from '../core/policy/platform.ts';
import type { Anchors } from './anchors.ts';
import { lineOf } from './names.ts';
import { segmentOf } from './paths.ts';

/** Where to look: the surface's part of the page and its composer. */
export interface Place {
  readonly document: Document;
  readonly anchors: Anchors;
  readonly root: ParentNode;
  readonly composer: Element | null;
}

/** The first source that gives something; null when none does. */
export function readSources(sources: readonly PlatformSource[] | undefined, place: Place): string | null {
  for (const source of sources ?? []) {
    if (source.hosts?.includes(place.document.location.host) === false) continue;
    const raw = read(source, place);
    const text = raw === null ? null : taken(source, place.anchors, raw);
    if (text !== null && text !== '') return text;
  }
  return null;
}

function read(source: PlatformSource, place: Place): string | null {
  const { document, anchors, root, composer } = place;
  const { location } = document;
  const name = source.name ?? '';
  switch (source.from) {
    case 'storage':
      return fromStorage(document, withQuery(name, location.search), source.field);
    case 'cookie':
      return fromCookie(document, name);
    case 'query':
      return new URLSearchParams(location.search).get(name);
    case 'hash':
      return location.hash.slice(1);
    case 'path':
      return segmentOf(name, location.pathname);
    case 'anchor':
      return ofElement(anchors.find(name, root), source.attribute);
    case 'composer':
      return composer?.getAttribute(source.attribute ?? 'aria-label') ?? null;
    case 'root':
      return ofElement(document.documentElement, source.attribute ?? 'data-version');
    default:
      return source.from satisfies never;
  }
}

/** Several accounts in one browser: each keeps its own under a key with its number. */
function withQuery(key: string, search: string): string {
  return key.replace(
    /\{(\w+)\}/g,
    (_, parameter: string) => new URLSearchParams(search).get(parameter) ?? '1',
  );
}

function ofElement(element: Element | null, attribute: string | undefined): string | null {
  return attribute === undefined ? lineOf(element) : (element?.getAttribute(attribute) ?? null);
}

function fromStorage(document: Document, key: string, field: string | undefined): string | null {
  try {
    const raw = document.defaultView?.localStorage.getItem(key) ?? null;
    if (raw === null || field === undefined) return raw;
    const value: unknown = JSON.parse(raw);
    const part: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : null;
    return typeof part === 'string' || typeof part === 'number' ? String(part) : null;
  } catch {
    return null; // storage is denied in some frames, and what is in it is the page's
  }
}

function fromCookie({ cookie }: Document, name: string): string | null {
  const start = `${name}=`;
  const [found] = cookie.split('; ').filter((one) => one.startsWith(start));
  return found?.slice(start.length) ?? null;
}

function taken({ take = 'text', strip, word }: PlatformSource, anchors: Anchors, raw: string): string | null {
  if (word !== undefined && !anchors.containsLabel(word, raw)) return null;
  const text = strip === undefined ? raw.trim() : anchors.withoutLabel(strip, raw.trim());
  // A label that was asked for and is not there: the text says something else.
  if (strip !== undefined && text === raw.trim()) return null;
  if (take === 'digits') return /\d{5,20}/.exec(text)?.[0] ?? null;
  if (take === 'integer') return /^-?\d{1,20}/.exec(text)?.[0] ?? null;
  if (take === 'count') return /\d[\d.,\u00a0\u202f ]*/.exec(text)?.[0].replace(/\D/g, '') ?? null;
  return text.slice(0, 500);
}
