import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { comparableId } from '../decide/comparable-id.ts';
import { asksForPhones, phonesFor } from '../detect/phone/from-metadata.ts';
import { type Problem, worded } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../sentence.ts';
import { type AudienceCondition, audienceConditions, audienceReader, isFor } from './audience.ts';
import type { BundleFormat, CompiledRule, PolicyBundle } from './bundle.ts';
import { compileRule, neededDetectors } from './compile-rule.ts';
import { type ParsedPolicy, parsePolicyFiles } from './parse.ts';
import type { Rule, Settings } from './schema.ts';

const defaultBundleDays = 30;
const dayMs = 86_400_000;

interface BundleMeta {
  readonly organisation: string;
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly issuedAt: string;
}
type Files = readonly { readonly path: string; readonly text: string }[];

/**
 * Compiles policy files into the bundle that devices load. The same files and `meta` give the same bytes, in whatever
 * order the files come: packs are ordered by path, rules as written. Rules whose mode is `off` are left out, and of the
 * detectors only those that a rule needs are in. With `group`, rules for other groups are left out as well; without it,
 * all are in.
 */
export function compilePolicy(
  files: Files,
  meta: BundleMeta,
  options: { readonly examples?: 'run' | 'skip'; readonly group?: string } = {},
): Result<PolicyBundle, readonly Problem[]> {
  const checked = parseChecked(files, options);
  if (!checked.ok) return checked;
  if (options.group === undefined) return ok(bundleOf(checked.value, meta, () => true));
  const { conditions, audienceOf } = audiencesOf(checked.value);
  const audience = audienceOf(options.group);
  return ok(bundleOf(checked.value, meta, (rule) => isFor(rule, conditions, audience)));
}

/** One policy as it is handed out: a bundle for each audience. */
export interface AudienceBundles {
  readonly conditions: readonly AudienceCondition[];
  /** By audience (`audienceReader`). */
  readonly bundles: ReadonlyMap<string, PolicyBundle>;
}

/** The bundles of all audiences that these groups belong to. */
export function compileAudiences(
  files: Files,
  meta: BundleMeta,
  options: { readonly groups: readonly string[]; readonly examples?: 'run' | 'skip' },
): Result<AudienceBundles, readonly Problem[]> {
  const checked = parseChecked(files, options);
  if (!checked.ok) return checked;
  const { conditions, audienceOf } = audiencesOf(checked.value);
  const audiences = [...new Set(options.groups.map(audienceOf))];
  const bundles = audiences.map((audience) => {
    const bundle = bundleOf(checked.value, meta, (rule) => isFor(rule, conditions, audience));
    return [audience, bundle] as const;
  });
  return ok({ conditions, bundles: new Map(bundles) });
}

function audiencesOf({ packs }: ParsedPolicy) {
  const conditions = audienceConditions(packs.map(({ pack }) => pack));
  return { conditions, audienceOf: audienceReader(conditions) };
}

type CheckedPolicy = ParsedPolicy & { readonly settings: Settings };

function parseChecked(
  files: Files,
  options: { readonly examples?: 'run' | 'skip' },
): Result<CheckedPolicy, readonly Problem[]> {
  const parsed = parsePolicyFiles(files, options);
  const { settings } = parsed;
  if (settings === null) return fail([...parsed.problems, missingSettings]);
  return parsed.problems.length > 0 ? fail(parsed.problems) : ok({ ...parsed, settings });
}

function bundleOf(
  { settings, packs, compiled, platforms }: CheckedPolicy,
  meta: BundleMeta,
  isIn: (rule: Rule) => boolean,
): PolicyBundle {
  const written = packs.flatMap(({ pack }) => pack.rules.filter(isIn).map((rule) => ({ pack, rule })));
  const rules = written.flatMap(({ pack, rule }) => compileRule(pack, rule) ?? []);
  const detectors = neededDetectors(rules, compiled);
  const verifiedContacts = (settings.verifiedContacts ?? []).map(({ platform, id }) => ({
    platform,
    id: comparableId(id),
  }));
  const content: Omit<PolicyBundle, 'contentHash' | 'organisation' | 'version' | 'issuedAt' | 'expiresAt'> = {
    format: formatOf(rules, verifiedContacts.length > 0),
    organisationName: settings.organisation.name,
    contact: settings.contact ?? null,
    corporateAccounts: settings.corporateAccounts ?? [],
    ...(verifiedContacts.length > 0 && { verifiedContacts }),
    rules,
    detectors,
    phones: asksForPhones(detectors) ? phonesFor(settings.regions ?? []) : null,
    platforms: [...platforms].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...(settings.texts !== undefined && { texts: settings.texts }),
    ...(settings.notice !== undefined && { notice: settings.notice }),
  };
  return {
    ...content,
    contentHash: bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(content)))),
    organisation: meta.organisation,
    version: meta.version,
    issuedAt: meta.issuedAt,
    expiresAt: expiry(meta.issuedAt, settings.bundleDays ?? defaultBundleDays),
  };
}

const missingSettings: Problem = {
  code: 'policy/missing-settings',
  file: '',
  line: 0,
  column: 0,
  path: '',
  ...worded(
    say`There is no Settings document, so the organisation has no name.`,
    say`Add a file with apiVersion: sluice/v1, kind: Settings, organisation: { name: … }.`,
  ),
};

/** The oldest format that says all of it. */
function formatOf(rules: readonly CompiledRule[], listsContacts: boolean): BundleFormat {
  const onlyVerified = rules.some(
    ({ when: { recipients } }) =>
      recipients?.includes('verified') === true && !recipients.includes('unknown'),
  );
  if (onlyVerified && listsContacts) return 6;
  const looksInside = rules.some(
    ({ when: { files } }) => files?.facets ?? files?.unscannable ?? files?.counts,
  );
  return looksInside ? 5 : 4;
}

function expiry(issuedAt: string, days: number): string {
  return new Date(Date.parse(issuedAt) + days * dayMs).toISOString();
}
