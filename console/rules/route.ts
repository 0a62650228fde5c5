import type { Address } from '../shell/address.ts';

export type RulesRoute =
  | { readonly page: 'rules' }
  | { readonly page: 'edit'; readonly file: string | null; readonly line: number | null };

/** `parts`: what follows `rules` in the address. */
export function parseRulesRoute(parts: readonly string[]): RulesRoute | null {
  const [page, file, line] = parts;
  if (page === undefined) return { page: 'rules' };
  if (page !== 'edit' || parts.length > 3) return null;
  return { page: 'edit', file: file ?? null, line: lineNumber(line) };
}

export function rulesAddress(route: RulesRoute): Address {
  if (route.page === 'rules') return { parts: ['rules'] };
  const { file, line } = route;
  if (file === null) return { parts: ['rules', 'edit'] };
  return { parts: ['rules', 'edit', file, ...(line === null ? [] : [String(line)])] };
}

function lineNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
