import { compileTitle } from './title.ts';
import type { Complaint } from './explain.ts';
import type { Path } from './document.ts';
import { compileSchedule } from './schedule.ts';
import type { Match, Rule, RulePack, When } from './schema.ts';
import { nameHint } from './suggest.ts';

/** What rules may refer to. */
export interface KnownNames {
  readonly detectors: readonly string[];
  readonly platforms: readonly string[];
}

/** What is wrong in a pack that fits the schema: ids, references, schedules, titles, parts without effect. */
export function checkPack(pack: RulePack, known: KnownNames): readonly Complaint[] {
  const seen = new Set<string>();
  return pack.rules.flatMap((rule, index) => {
    const path: Path = ['rules', index];
    const twice = seen.has(rule.id);
    seen.add(rule.id);
    return [
      ...(twice
        ? [complain('duplicate-id', [...path, 'id'], `The pack already has a rule named ${rule.id}.`)]
        : []),
      ...checkWhen(rule.when ?? {}, [...path, 'when'], known),
      ...detectorTerms(rule.match, [...path, 'match']).flatMap((term) => checkTerm(term, known)),
      ...detectorTerms(rule.unless, [...path, 'unless']).flatMap((term) => checkTerm(term, known)),
      ...checkEffect(rule, path),
    ];
  });
}

/** Every detector that a condition names, with its place. */
export function detectorTerms(
  match: Match | undefined,
  path: Path = [],
): readonly { readonly detector: string; readonly path: Path }[] {
  if (match === undefined) return [];
  if ('detector' in match) return [{ detector: match.detector, path: [...path, 'detector'] }];
  const name = 'any' in match ? 'any' : 'all';
  const parts = 'any' in match ? match.any : 'all' in match ? match.all : [];
  return parts.flatMap((part, index) => detectorTerms(part, [...path, name, index]));
}

function checkTerm(
  term: { readonly detector: string; readonly path: Path },
  known: KnownNames,
): readonly Complaint[] {
  if (known.detectors.includes(term.detector)) return [];
  const message = `There is no detector named ${term.detector}.`;
  return [complain('unknown-detector', term.path, message, nameHint(term.detector, known.detectors))];
}

function checkWhen(when: When, path: Path, known: KnownNames): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const [index, platform] of (when.platforms ?? []).entries()) {
    if (known.platforms.includes(platform)) continue;
    const message = `There is no platform named ${platform}.`;
    complaints.push(
      complain(
        'unknown-platform',
        [...path, 'platforms', index],
        message,
        nameHint(platform, known.platforms),
      ),
    );
  }
  for (const [index, title] of (when.conversations?.titles ?? []).entries()) {
    const program = compileTitle(title);
    if (program.ok) continue;
    const { message, hint } = program.error;
    complaints.push(complain('glob', [...path, 'conversations', 'titles', index], message, hint));
  }
  if (when.schedule !== undefined) {
    const schedule = compileSchedule(when.schedule);
    if (!schedule.ok) {
      const { field, message, hint } = schedule.error;
      complaints.push(
        complain('schedule', [...path, 'schedule', ...(field === null ? [] : [field])], message, hint),
      );
    }
  }
  if (when.accounts !== undefined && !Array.isArray(when.accounts) && new Set(when.accounts.not).size === 3) {
    const message = 'Every kind of account is excluded, so the rule could never apply.';
    complaints.push(complain('unreachable', [...path, 'accounts'], message));
  }
  return complaints;
}

function checkEffect(rule: Rule, path: Path): readonly Complaint[] {
  if (rule.then.reasons === undefined || rule.then.action === 'justify') return [];
  return [
    complain(
      'unreachable',
      [...path, 'then', 'reasons'],
      `Reasons are asked for by the action justify only; this rule's action is ${rule.then.action}.`,
      'Use action: justify, or remove reasons.',
    ),
  ];
}

function complain(
  code: 'duplicate-id' | 'unknown-detector' | 'unknown-platform' | 'schedule' | 'glob' | 'unreachable',
  path: Path,
  message: string,
  hint?: string,
): Complaint {
  return { code: `policy/${code}`, path, part: 'value', message, ...(hint === undefined ? {} : { hint }) };
}
