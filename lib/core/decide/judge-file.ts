import type { CompiledRule } from '../policy/bundle.ts';
import { conclude, nothingFound } from './conclude.ts';
import { applies, unmetConditions } from './conditions.ts';
import type { Egress, InspectedFile } from './egress.ts';
import { asksOutsideOnly, hasOutside } from './file-fit.ts';
import { createGathered } from './gather.ts';
import type { LoadedPolicy } from './index.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Verdict } from './verdict.ts';

/** Judges one file while it is being read. */
export interface FileJudge {
  /**
   * False: no rule that could apply asks for what is written in it, so its text need not be read; names, types, facets
   * may still decide.
   */
  readonly wantsText: boolean;
  /**
   * Scans these texts, of any length. False once an enforced block is certain, whatever the rest of the file, its type
   * and facets are: nothing is stricter, so reading can stop.
   */
  add(texts: InspectedFile['texts']): boolean;
  /** The verdict, the same as `judge` gives for an egress with this file and all texts added. */
  verdict(file: Omit<InspectedFile, 'texts'>): Verdict;
}

/**
 * Begins to judge a file that is still to be looked into. `egress.content`: files, none yet.
 * @param now milliseconds since 1970, for schedules.
 * @param outside what is known of the file beforehand: leaves out rules for other names and larger files.
 */
export function startFileJudge(
  policy: LoadedPolicy,
  egress: Egress,
  now: number,
  outside?: Pick<InspectedFile, 'name' | 'bytes'>,
): FileJudge {
  const scene = sceneOf(policy, egress, now);
  const rules = policy.bundle.rules.filter((rule) => mayApply(rule, scene, outside));
  const gathered = createGathered(policy, rules);
  const refusing = rules.filter((rule) => mayBeCertain(rule, outside));
  let isCertain = refusing.some(({ match }) => match === null);
  return {
    wantsText: rules.some(({ match }) => match !== null),
    add(texts) {
      gathered.add(0, texts);
      isCertain ||= refusing.some(({ match }) => match !== null && gathered.matching(match) !== null);
      return !isCertain;
    },
    verdict(file) {
      const content = { kind: 'files', files: [{ ...file, texts: [] }] } as const;
      const whole = { ...egress, content };
      const applying = rules.filter((rule) => applies(rule.when, { ...scene, egress: whole }));
      const isAny = applying.length > 0;
      return conclude(policy, applying, whole, {
        found: isAny ? gathered : nothingFound,
        unscannable: isAny ? (file.unscannable ?? null) : null,
      });
    },
  };
}

function mayApply({ when }: CompiledRule, scene: Scene, outside: Outside): boolean {
  if (unmetConditions(when, scene).some((condition) => condition !== 'files')) return false;
  return when.files === null || outside === undefined || hasOutside(outside, when.files);
}

type Outside = Pick<InspectedFile, 'name' | 'bytes'> | undefined;

/** Whether such a rule, once it matches, matches whatever is still to come. */
function mayBeCertain({ mode, when, unless, then }: CompiledRule, outside: Outside): boolean {
  const isAbout = when.files === null || (outside !== undefined && asksOutsideOnly(when.files));
  return mode === 'enforce' && then.action === 'block' && unless === null && isAbout;
}
