import { browser } from '../messaging/browser.ts';
import { isInspectionEnd } from '../messaging/inspection.ts';
import { listOf, number, objectWith, orNull, text } from '../core/policy/shape.ts';
import type { CachedVerdict, Kept } from './verdict-cache.ts';

/**
 * What outlives Firefox's event page, which is put to sleep after half a minute, and is gone with the browser. No content
 * script can read it, and no disk ever holds it.
 */
export function keptInSession(): Kept {
  return { salt: keptSalt(), load: loadVerdicts, save: saveVerdicts };
}

const saltKey = 'content-salt';
const verdictsKey = 'file-verdicts';
const verdictsCheck = listOf(objectWith({ key: text, end: isInspectionEnd, minute: orNull(number) }));

/** For content, so that what a person answered about a file is remembered by it. */
async function keptSalt(): Promise<string> {
  const { session } = browser.storage;
  const kept = (await session.get(saltKey))[saltKey];
  if (typeof kept === 'string') return kept;
  const salt = crypto.randomUUID();
  await session.set({ [saltKey]: salt });
  return salt;
}

async function loadVerdicts(): Promise<readonly CachedVerdict[]> {
  const kept = (await browser.storage.session.get(verdictsKey))[verdictsKey];
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the check's very shape
  return verdictsCheck(kept) ? (kept as readonly CachedVerdict[]) : [];
}

async function saveVerdicts(verdicts: readonly CachedVerdict[]): Promise<void> {
  await browser.storage.session.set({ [verdictsKey]: verdicts });
}
