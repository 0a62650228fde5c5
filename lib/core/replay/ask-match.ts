import { unknownForm } from '../decide/term.ts';
import type { DetectorTally } from '../decide/verdict.ts';
import type { DetectorTerm, Match } from '../policy/schema.ts';
import { allOf, anyOf, doubt, type Doubt, type Told } from './recorded.ts';

/** Whether what a detector counted then is what it would count now. */
export type AskDetector = (
  id: string,
) => 'same' | Extract<Doubt, 'detector-new' | 'detector-changed' | 'version'>;

/** Whether a condition on content holds, going by what was counted. */
export function askMatch(match: Match, tallies: readonly DetectorTally[], ask: AskDetector): Told {
  if ('detector' in match) {
    const asked = ask(match.detector);
    return asked === 'same' ? askTerm(match, tallies) : doubt(asked);
  }
  if ('any' in match) return anyOf(match.any.map((part) => askMatch(part, tallies, ask)));
  if (!('all' in match)) return unknownForm();
  const parts = allOf(match.all.map((part) => askMatch(part, tallies, ask)));
  return parts === false || match.within === undefined ? parts : allOf([parts, doubt('distance')]);
}

function askTerm(term: DetectorTerm, tallies: readonly DetectorTally[]): Told {
  const { minConfidence = 'low', minCount = 1, minDistinct = 1 } = term;
  const tally = tallies.find(({ detector }) => detector === term.detector);
  if (tally === undefined) return false;
  const fitting = {
    low: tally.count,
    medium: tally.medium + tally.high,
    high: tally.high,
  }[minConfidence];
  if (fitting < minCount) return false;
  if (minDistinct <= 1) return true;
  if (Math.min(fitting, tally.distinct) < minDistinct) return false;
  // Every finding that is not sure enough may be a value of its own.
  return tally.distinct - (tally.count - fitting) >= minDistinct ? true : doubt('distinct');
}
