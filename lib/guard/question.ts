import { isVerifiedContact } from '../core/decide/contact.ts';
import { safeguardsOf } from '../core/decide/safeguards.ts';
import { isSameName } from '../core/decide/same-name.ts';
import type { AskAnswer, AskFile, AskRequest } from '../ui/ask.ts';
import type { GuardContext } from './context.ts';
import { everyOne, type Judged } from './judged.ts';
import { feedback, type IncidentHead } from './record.ts';
import { plainEnglish } from './texts.ts';

export interface QuestionParts {
  /** Of the incident that is recorded about it. */
  readonly head?: IncidentHead;
  /** Ids of all incidents that it is about, where it is more than one; of the same day. */
  readonly alike?: readonly string[];
  readonly redacted?: string | null;
  readonly files?: readonly AskFile[];
  /** What is asked about at once, where it is more than one. */
  readonly held?: readonly Judged[];
}

/** What the dialog says about it. */
export function requestOf(
  context: GuardContext,
  judged: Judged,
  { redacted = null, files = [], head, alike = [], held = everyOne(judged) }: QuestionParts = {},
): AskRequest {
  const { egress, verdict, policy, accountKind } = judged;
  const { title, kind, verified } = egress.conversation;
  const { organisationName, contact, texts, detectors } = policy.bundle;
  return {
    verdict,
    text: egress.content.kind === 'text' ? egress.content.text : '',
    channel: egress.channel,
    files,
    redacted,
    recipient: {
      title,
      kind,
      account: accountKind,
      verified,
      isContact: isVerifiedContact(policy.bundle, egress),
    },
    alsoTo: judged.others.map((one) => one.egress.conversation.title),
    ...safeguardsOf(held.map((one) => one.verdict)),
    organisationName,
    contact,
    texts,
    languages: context.languages,
    ...(head && feedback(context, judged, head, alike)),
    titles: Object.fromEntries(detectors.map((one) => [one.id, one.title])),
  };
}

const asking = new WeakSet<GuardContext>();

/** Whether a question is before the person: then that says why nothing else goes on. */
export function isAsking(context: GuardContext): boolean {
  return asking.has(context);
}

/** Asks the person. Whatever happens to the dialog, the answer is then that nothing is sent. */
export async function ask(
  context: GuardContext,
  judged: Judged,
  parts: QuestionParts = {},
): Promise<AskAnswer> {
  const request = requestOf(context, judged, parts);
  const askedAt = context.now();
  asking.add(context);
  try {
    const answer = await context.dialog.ask(request, context.signal);
    return isConsidered(answer, request, context.now() - askedAt) ? answer : { kind: 'edit' };
  } catch {
    // The block never depends on the dialog: a plain notice of the browser says what happened.
    context.document.defaultView?.alert((context.policy.mode.words ?? plainEnglish).held);
    return { kind: 'edit' };
  } finally {
    asking.delete(context);
  }
}

/** Whether what the rules want done first has been done. The dialog sees to it; what it says is not taken on trust. */
function isConsidered(
  answer: AskAnswer,
  { recipient, alsoTo = [], pauseSeconds = 0, retypeRecipient }: AskRequest,
  passedMs: number,
): boolean {
  if (answer.kind !== 'send') return true;
  const isNamed = [recipient.title, ...alsoTo].every(
    (title, at) => title === null || isSameName(answer.recipients?.[at] ?? '', title),
  );
  return passedMs >= pauseSeconds * 1000 && (!retypeRecipient || isNamed);
}
