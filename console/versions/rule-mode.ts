import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Mode } from '../../lib/core/policy/schema.ts';
import { idOf, kindOf } from '../../lib/core/policy/written-kind.ts';

interface Where {
  readonly pack: string;
  /** Null: every rule of the pack. */
  readonly rule: string | null;
}

/**
 * The text of a pack with another mode for one rule or for all, everything else as it is written. Null when the text is no
 * such pack, or when a mode is written in a way that cannot be replaced alone (as an alias, say).
 */
export function withMode(text: string, { pack, rule }: Where, mode: Mode): string | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || document.get('kind') !== 'RulePack' || document.get('id') !== pack)
    return null;
  const rules = document.get('rules');
  if (!isSeq(rules)) return null;
  const places: [number, number][] = [];
  for (const item of rules.items) {
    if (!isMap(item) || (rule !== null && item.get('id') !== rule)) continue;
    const node = item.get('mode', true);
    if (!isScalar(node) || node.range == null || node.anchor !== undefined) return null;
    places.push([node.range[0], node.range[1]]);
  }
  if (places.length === 0) return null;
  return places.reduceRight((all, [from, to]) => all.slice(0, from) + mode + all.slice(to), text);
}

/** The file of a pack, and its text with another mode; null when it cannot be done this way. */
export function fileWithMode(
  files: readonly PolicyFile[],
  where: Where,
  mode: Mode,
): { readonly path: string; readonly text: string } | null {
  for (const { path, text } of files) {
    // Reading a pack takes its time: only what may be the one is read.
    if (kindOf(text) !== 'RulePack' || (idOf(text) ?? where.pack) !== where.pack) continue;
    const changed = withMode(text, where, mode);
    if (changed !== null) return { path, text: changed };
  }
  return null;
}
