import type { Address } from '../shell/address.ts';

export type RulesRoute =
  | { readonly page: 'rules' }
  | {
      readonly page: 'edit';
      readonly file: string | null;
      readonly line: number | null;
      /** A change that is proposed for the file: JSON, see form/proposed-change.ts. */
      readonly except?: string | undefined;
    }
  /** Drafts, and proposals that wait. */
  | { readonly page: 'drafts' }
  /** Null: the one that is open, before it was saved. */
  | { readonly page: 'draft'; readonly id: string | null }
  | { readonly page: 'proposal'; readonly id: string }
  | { readonly page: 'history'; readonly version: number | null }
  | { readonly page: 'packs'; readonly pack: string | null };

/** `parts`: what follows `rules` in the address. */
export function parseRulesRoute(
  parts: readonly string[],
  query: URLSearchParams = new URLSearchParams(),
): RulesRoute | null {
  const [page, file, line] = parts;
  if (page === undefined) return { page: 'rules' };
  if (page === 'edit' && parts.length <= 3) {
    const except = query.get('except');
    return { page, file: file ?? null, line: lineNumber(line), ...(except !== null && { except }) };
  }
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
  const query = route.page === 'edit' ? { except: route.except } : {};
  return { parts: ['rules', ...partsOf(route)], query };
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
