import type { ActivePolicy, PolicyFile } from '../../../lib/core/api/console.ts';
import { audienceReader } from '../../../lib/core/policy/audience.ts';
import type { AudienceCondition } from '../../../lib/core/policy/audience.ts';
import type { CompiledRule } from '../../../lib/core/policy/bundle.ts';
import { compileAudiences } from '../../../lib/core/policy/compile.ts';
import { diffPolicies } from '../../../lib/core/policy/diff/policy-diff.ts';
import type { PolicyDiff } from '../../../lib/core/policy/diff/policy-diff.ts';
import { ruleChanges } from '../../../lib/core/policy/diff/rule-changes.ts';
import { parsePolicyFiles } from '../../../lib/core/policy/parse.ts';
import { readFiles } from '../../../lib/core/policy/read-files.ts';
import type { RulePack } from '../../../lib/core/policy/schema.ts';
import type { Problem } from '../../../lib/core/problem.ts';
import { replay } from '../../../lib/core/replay/report.ts';
import type { ReplayInput } from '../../../lib/core/replay/report.ts';
import type { ReplayReport } from '../../../lib/core/api/replay.ts';
import { fail, ok } from '../../../lib/core/result.ts';
import type { Result } from '../../../lib/core/result.ts';

/** Bundles as the JSON that is signed, so that the thread that serves requests never walks through them. */
export interface CompiledBundles {
  readonly organisationName: string;
  readonly expiresAt: string;
  readonly conditions: readonly AudienceCondition[];
  /** Of the group `everyone`: what an older server hands to all. */
  readonly standard: string;
  /** The audiences of all groups asked for, `standard` among them. */
  readonly bundles: readonly { readonly audience: string; readonly json: string }[];
  /** Of every rule that somebody among them has. */
  readonly titles: readonly RuleTitle[];
}

/** A rule's title in all languages, as the words by which its incidents are found. */
export interface RuleTitle {
  readonly pack: string;
  readonly rule: string;
  readonly words: string;
}

interface CompileRequest {
  readonly files: readonly PolicyFile[];
  readonly meta: { readonly organisation: string; readonly version: number; readonly issuedAt: string };
  readonly groups: readonly string[];
  /** `skip` is for policy that was published before. */
  readonly examples: 'run' | 'skip';
}

/** The group that a server's own enrolment code enrols into. */
export const standardGroup = 'everyone';

function titlesOf(rules: readonly Pick<CompiledRule, 'pack' | 'id' | 'title'>[]): RuleTitle[] {
  const byKey = new Map(
    rules.map(({ pack, id, title }) => [
      `${pack}/${id}`,
      { pack, rule: id, words: Object.values(title).join(' ') },
    ]),
  );
  return [...byKey.values()];
}

/** What is done with policy files off the thread that serves requests: each takes from milliseconds to seconds. */
export const jobs = {
  compile: ({
    files,
    meta,
    groups,
    examples,
  }: CompileRequest): Result<CompiledBundles, readonly Problem[]> => {
    const compiled = compileAudiences(files, meta, { groups: [standardGroup, ...groups], examples });
    if (!compiled.ok) return compiled;
    const { conditions, bundles } = compiled.value;
    const standard = audienceReader(conditions)(standardGroup);
    const [first] = bundles.values();
    if (first === undefined) throw new Error('no bundle for the standard group');
    return ok({
      organisationName: first.organisationName,
      expiresAt: first.expiresAt,
      conditions,
      standard,
      bundles: [...bundles].map(([audience, bundle]) => ({ audience, json: JSON.stringify(bundle) })),
      titles: titlesOf([...bundles.values()].flatMap(({ rules }) => rules)),
    });
  },
  /** What publishing these files would be refused for. */
  check: ({ files }: { readonly files: readonly PolicyFile[] }): readonly Problem[] => {
    const meta = { organisation: '', version: 1, issuedAt: '2026-01-01T00:00:00.000Z' };
    const compiled = compileAudiences(files, meta, { groups: [] });
    return compiled.ok ? [] : compiled.error;
  },
  /** What differs between two policies. */
  diff: ({
    from,
    to,
  }: {
    readonly from: readonly PolicyFile[];
    readonly to: readonly PolicyFile[];
  }): PolicyDiff => diffPolicies(from, to),
  /** What two policies would have done about what is on record. */
  replay: (input: ReplayInput): ReplayReport => replay(input),
  /** Which of these policies, newest first, last changed each rule. */
  'rule-changes': ({
    versions,
  }: {
    readonly versions: readonly (readonly PolicyFile[])[];
  }): ReturnType<typeof ruleChanges> => ruleChanges(versions),
  /** Packs alone, of files that were published: without their detectors every check would complain, and slowly. */
  packs: ({ files }: { readonly files: readonly PolicyFile[] }): readonly RulePack[] =>
    readFiles(files).packs.map(({ data }) => data),
  /** What the console shows of a published policy beside its files. */
  outline: ({
    files,
  }: {
    readonly files: readonly PolicyFile[];
  }): Pick<ActivePolicy, 'packs' | 'detectors' | 'contact'> => {
    const { packs, detectors, dictionaries, settings } = parsePolicyFiles(files, { examples: 'skip' });
    return {
      packs: packs.map(({ pack }) => pack),
      detectors: [
        ...detectors.map(({ id, title, category }) => ({ id, title, category })),
        ...dictionaries.map(({ id, title }) => ({ id, title, category: 'business' as const })),
      ],
      contact: settings?.contact ?? null,
    };
  },
};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobRequest<N extends JobName> = Parameters<Jobs[N]>[0];
export type JobAnswer<N extends JobName> = ReturnType<Jobs[N]>;

/** A job ended by its bug: only its kind goes on, because messages can quote policy. */
export type JobOutcome = Result<unknown, { readonly bug: string }>;

export function runJob(name: JobName, request: unknown): JobOutcome {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- both ends are this file's types
  const job = jobs[name] as (request: unknown) => unknown;
  try {
    return ok(job(request));
  } catch (error) {
    return fail({ bug: error instanceof Error ? error.name : 'unknown' });
  }
}
