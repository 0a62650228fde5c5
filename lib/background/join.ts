import { fail } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { readEnrolmentCode } from '../seal/enrolment-code.ts';
import { describeClient } from './client.ts';
import { digestOf, enrol } from './enrol.ts';
import { loadIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { readManaged } from './managed.ts';
import type { Managed } from './managed.ts';
import { currentProblem } from './problem.ts';

/** Who this browser is: as managed settings say, whatever was pasted before; else as it was enrolled. */
export async function currentIdentity(
  managed: Managed | null,
  identity: Identity | null,
): Promise<Identity | null> {
  const { server, rootKey, enrolmentToken, person } = managed ?? {};
  if (server === undefined || rootKey === undefined) return identity;
  if (enrolmentToken === undefined) return identity;
  if (identity?.server === server && identity.rootKey === rootKey) {
    if (!(await mayEnrolAgain(identity, enrolmentToken))) return identity;
  }
  const enrolled = await enrol({ server, rootKey, token: enrolmentToken }, await aboutUs(person));
  // Until the new server answers, the old policy is better than none.
  return enrolled.ok ? enrolled.value : identity;
}

/** Joins with a code that a person pasted, where no managed settings say where this browser belongs. */
export async function joinPasted(pasted: string): Promise<Result<Identity, string>> {
  const code = readEnrolmentCode(pasted);
  if (!code.ok) return code;
  const { server, rootKey, person } = (await readManaged()) ?? {};
  if (server !== undefined || rootKey !== undefined) return fail('enrolment/managed');
  if ((await loadIdentity()) !== null && !(await isForgotten())) return fail('enrolment/already');
  return enrol(code.value, await aboutUs(person));
}

/** The server no longer knows this device, or refuses it: only enrolling again brings it back. */
async function isForgotten(): Promise<boolean> {
  const problem = await currentProblem();
  return problem === 'device/unknown' || problem === 'device/revoked';
}

/** A revoked device needs another token than the one that it came by: else the same settings would undo it at once. */
async function mayEnrolAgain({ enrolledWith }: Identity, token: string): Promise<boolean> {
  const problem = await currentProblem();
  if (problem === 'device/unknown') return true;
  return (
    problem === 'device/revoked' && enrolledWith !== undefined && enrolledWith !== (await digestOf(token))
  );
}

async function aboutUs(person: string | undefined) {
  return { person: person ?? null, client: await describeClient() };
}
