import { useCallback } from 'preact/hooks';
import type { Mode } from '../../lib/core/policy/schema.ts';
import type { Models } from '../shell/models.ts';

/** Puts another mode of a rule into the draft that is open; false when it is written in a way that forbids it. */
export async function setRuleMode(
  { draft }: Models,
  rule: { readonly pack: string; readonly rule: string | null },
  mode: Mode,
): Promise<boolean> {
  // The YAML reader is large, and seldom needed.
  const { fileWithMode } = await import('./rule-mode.ts');
  const file = fileWithMode(draft.files.value, rule, mode);
  if (file === null) return false;
  draft.edit(file.path, file.text);
  return true;
}

export function useSimulate(
  models: Models,
): (rule: { readonly pack: string; readonly rule: string }) => void {
  return useCallback((rule) => void setRuleMode(models, rule, 'simulate'), [models]);
}
