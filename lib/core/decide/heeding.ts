import type { Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { Match } from '../policy/schema.ts';
import type { LoadedPolicy } from './index.ts';
import { termsOf } from './term.ts';
import { actions } from './words.ts';

/** All that judging needs of an engine. */
export interface Scanner {
  scan(text: string): readonly Finding[];
}

/**
 * The engine as these rules need it: what those ask for that may hold something up is never hidden by a better finding
 * that only others ask for, which record, are simulated or do not apply here.
 */
export function heeding({ engine }: LoadedPolicy, rules: readonly CompiledRule[]): Scanner {
  let known: ReadonlySet<string> | undefined;
  const heeded = (): ReadonlySet<string> =>
    (known ??= new Set(
      conditionsOf(rules.filter(mayHold)).flatMap((match) => termsOf(match).map(({ detector }) => detector)),
    ));
  return { scan: (text) => engine.scan(text, heeded) };
}

function mayHold({ mode, then }: CompiledRule): boolean {
  return mode === 'enforce' && actions.indexOf(then.action) >= actions.indexOf('warn');
}

/** Every condition on content that rules have. */
export function conditionsOf(rules: readonly CompiledRule[]): readonly Match[] {
  return rules.flatMap(({ match, unless }) => [match, unless].filter((one) => one !== null));
}
