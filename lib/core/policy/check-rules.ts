import { worded, type Wording, wordingOf } from '../problem.ts';
import { say, type Sentence } from '../sentence.ts';
import { compileTitle } from './title.ts';
import type { Complaint } from './explain.ts';
import type { Path } from './document.ts';
import { compileSchedule } from './schedule.ts';
import type { Match, Rule, RulePack, When } from './schema.ts';
import { nameHint, noSuch } from './suggest.ts';

/** What rules may refer to. */
export interface KnownNames {
  readonly detectors: readonly string[];
  readonly dictionaries: readonly string[];
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
        ? [complain('duplicate-id', [...path, 'id'], say`The pack already has a rule named ${rule.id}.`)]
        : []),
      ...checkWhen(rule.when ?? {}, [...path, 'when'], known),
      ...namedTerms(rule.match, [...path, 'match']).flatMap((term) => checkTerm(term, known)),
      ...namedTerms(rule.unless, [...path, 'unless']).flatMap((term) => checkTerm(term, known)),
      ...checkEffect(rule, path),
    ];
  });
}

/** A detector or dictionary that a condition names. */
export interface NamedTerm {
  readonly kind: 'detector' | 'dictionary';
  readonly id: string;
  readonly path: Path;
}

/** Every detector and dictionary that a condition names, with its place. */
export function namedTerms(match: Match | undefined, path: Path = []): readonly NamedTerm[] {
  if (match === undefined) return [];
  if ('detector' in match) return [{ kind: 'detector', id: match.detector, path: [...path, 'detector'] }];
  if ('dictionary' in match) {
    return [{ kind: 'dictionary', id: match.dictionary, path: [...path, 'dictionary'] }];
  }
  const name = 'any' in match ? 'any' : 'all';
  const parts = 'any' in match ? match.any : 'all' in match ? match.all : [];
  return parts.flatMap((part, index) => namedTerms(part, [...path, name, index]));
}

function checkTerm({ kind, id, path }: NamedTerm, known: KnownNames): readonly Complaint[] {
  const names = kind === 'detector' ? known.detectors : known.dictionaries;
  if (names.includes(id)) return [];
  return [complain(`unknown-${kind}`, path, noSuch[kind](id), nameHint(id, names))];
}

function checkWhen(when: When, path: Path, known: KnownNames): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const [index, platform] of (when.platforms ?? []).entries()) {
    if (known.platforms.includes(platform)) continue;
    complaints.push(
      complain(
        'unknown-platform',
        [...path, 'platforms', index],
        noSuch.platform(platform),
        nameHint(platform, known.platforms),
      ),
    );
  }
  complaints.push(
    ...checkGlobs(when.conversations?.titles, [...path, 'conversations', 'titles']),
    ...checkGlobs(when.files?.names, [...path, 'files', 'names']),
    ...checkGlobs(when.people?.groups, [...path, 'people', 'groups']),
  );
  if (when.schedule !== undefined) {
    const schedule = compileSchedule(when.schedule);
    if (!schedule.ok) {
      const { field } = schedule.error;
      complaints.push(
        refer('schedule', [...path, 'schedule', ...(field === null ? [] : [field])], schedule.error),
      );
    }
  }
  if (when.accounts !== undefined && !Array.isArray(when.accounts) && new Set(when.accounts.not).size === 3) {
    const message = say`Every kind of account is excluded, so the rule could never apply.`;
    complaints.push(complain('unreachable', [...path, 'accounts'], message));
  }
  return complaints;
}

function checkGlobs(globs: readonly string[] = [], path: Path): readonly Complaint[] {
  return globs.flatMap((glob, index) => {
    const program = compileTitle(glob);
    return program.ok ? [] : [refer('glob', [...path, index], program.error)];
  });
}

function checkEffect(rule: Rule, path: Path): readonly Complaint[] {
  if (rule.then.reasons === undefined || rule.then.action === 'justify') return [];
  return [
    complain(
      'unreachable',
      [...path, 'then', 'reasons'],
      say`Reasons are asked for by the action justify only; this rule's action is ${rule.then.action}.`,
      say`Use action: justify, or remove reasons.`,
    ),
  ];
}

type Code =
  | 'duplicate-id'
  | 'unknown-detector'
  | 'unknown-dictionary'
  | 'unknown-platform'
  | 'schedule'
  | 'glob'
  | 'unreachable';

function complain(code: Code, path: Path, message: Sentence, hint?: Sentence): Complaint {
  return refer(code, path, worded(message, hint));
}

function refer(code: Code, path: Path, wording: Wording): Complaint {
  return { code: `policy/${code}`, path, part: 'value', ...wordingOf(wording) };
}
