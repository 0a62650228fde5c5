import type { Address } from '../shell/address.ts';

export type RulesRoute =
  | { readonly page: 'rules' }
  | { readonly page: 'edit'; readonly file: string | null; readonly line: number | null }
  /** Drafts, and proposals that wait. */
  | { readonly page: 'drafts' }
  /** Null: the one that is open, before it was saved. */
  | { readonly page: 'draft'; readonly id: string | null }
  | { readonly page: 'proposal'; readonly id: string }
  | { readonly page: 'history'; readonly version: number | null }
  | { readonly page: 'packs'; readonly pack: string | null };

/** `parts`: what follows `rules` in the address. */
export function parseRulesRoute(parts: readonly string[]): RulesRoute | null {
  const [page, file, line] = parts;
  if (page === undefined) return { page: 'rules' };
  if (page === 'edit' && parts.length <= 3)
    return { page: 'edit', file: file ?? null, line: lineNumber(line) };
  return parts.length > 2 ? null : parseOther(page, file);
}

function parseOther(page: string, which: string | undefined): RulesRoute | null {
  switch (page) {
    case 'drafts':
      return which === undefined ? { page } : { page: 'draft', id: which };
    case 'draft':
      return which === undefined ? { page, id: null } : null;
    case 'proposals':
      return which === undefined ? null : { page: 'proposal', id: which };
    case 'history': {
      const version = lineNumber(which);
      return which !== undefined && version === null ? null : { page, version };
    }
    case 'packs':
      return { page, pack: which ?? null };
    default:
      return null;
  }
}

export function rulesAddress(route: RulesRoute): Address {
  return { parts: ['rules', ...partsOf(route)] };
}

function partsOf(route: RulesRoute): readonly string[] {
  switch (route.page) {
    case 'rules':
      return [];
    case 'edit': {
      const { file, line } = route;
      return ['edit', ...(file === null ? [] : [file, ...(line === null ? [] : [String(line)])])];
    }
    case 'drafts':
      return ['drafts'];
    case 'draft':
      return route.id === null ? ['draft'] : ['drafts', route.id];
    case 'proposal':
      return ['proposals', route.id];
    case 'history':
      return ['history', ...(route.version === null ? [] : [String(route.version)])];
    case 'packs':
      return ['packs', ...(route.pack === null ? [] : [route.pack])];
  }
  return route satisfies never;
}

function lineNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
