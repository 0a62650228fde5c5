import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { asksForPhones, phonesFor } from '../detect/phone/from-metadata.ts';
import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { BundleFormat, CompiledRule, PolicyBundle } from './bundle.ts';
import { compileRule, neededDetectors } from './compile-rule.ts';
import { parsePolicyFiles } from './parse.ts';

const defaultBundleDays = 30;
const dayMs = 86_400_000;

/**
 * Compiles policy files into the bundle that devices load. The same files and `meta` give the same bytes, in whatever
 * order the files come: packs are ordered by path, rules as written. Rules whose mode is `off` are left out, and of the
 * detectors only those that a rule needs are in. `issuedAt` is RFC 3339, UTC.
 */
export function compilePolicy(
  files: readonly { readonly path: string; readonly text: string }[],
  meta: { readonly organisation: string; readonly version: number; readonly issuedAt: string },
  options: { readonly examples?: 'run' | 'skip' } = {},
): Result<PolicyBundle, readonly Problem[]> {
  const parsed = parsePolicyFiles(files, options);
  const { settings } = parsed;
  if (settings === null || parsed.problems.length > 0) {
    return fail(settings === null ? [...parsed.problems, missingSettings] : parsed.problems);
  }
  const written = parsed.packs.flatMap(({ pack }) => pack.rules.map((rule) => ({ pack, rule })));
  const rules = written.flatMap(({ pack, rule }) => compileRule(pack, rule) ?? []);
  const detectors = neededDetectors(rules, parsed.compiled);
  const content: Omit<PolicyBundle, 'contentHash' | 'organisation' | 'version' | 'issuedAt' | 'expiresAt'> = {
    format: formatOf(rules),
    organisationName: settings.organisation.name,
    contact: settings.contact ?? null,
    corporateAccounts: settings.corporateAccounts ?? [],
    rules,
    detectors,
    phones: asksForPhones(detectors) ? phonesFor(settings.regions ?? []) : null,
    platforms: [...parsed.platforms].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return ok({
    ...content,
    contentHash: bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(content)))),
    organisation: meta.organisation,
    version: meta.version,
    issuedAt: meta.issuedAt,
    expiresAt: expiry(meta.issuedAt, settings.bundleDays ?? defaultBundleDays),
  });
}

const missingSettings: Problem = {
  code: 'policy/missing-settings',
  file: '',
  line: 0,
  column: 0,
  path: '',
  message: 'There is no Settings document, so the organisation has no name.',
  hint: 'Add a file with apiVersion: sluice/v1, kind: Settings, organisation: { name: … }.',
};

/** The oldest format that says all of it. */
function formatOf(rules: readonly CompiledRule[]): BundleFormat {
  const looksInside = rules.some(
    ({ when: { files } }) => files?.facets ?? files?.unscannable ?? files?.counts,
  );
  return looksInside ? 5 : 4;
}

function expiry(issuedAt: string, days: number): string {
  return new Date(Date.parse(issuedAt) + days * dayMs).toISOString();
}
