import type { AskAnswer, AskFile, AskRequest } from '../ui/ask.ts';
import type { GuardContext } from './context.ts';
import type { Judged } from './judged.ts';
import { dispute, type IncidentHead } from './record.ts';
import { sayPlainly } from './texts.ts';

export interface QuestionParts {
  /** Of the incident that is recorded about it. */
  readonly head?: IncidentHead;
  readonly redacted?: string | null;
  readonly files?: readonly AskFile[];
}

/** What the dialog says about it. */
export function requestOf(
  context: GuardContext,
  judged: Judged,
  { redacted = null, files = [], head }: QuestionParts = {},
): AskRequest {
  const { egress, verdict, policy, accountKind } = judged;
  const { title, kind } = egress.conversation;
  return {
    verdict,
    text: egress.content.kind === 'text' ? egress.content.text : '',
    channel: egress.channel,
    files,
    redacted,
    recipient: { title, kind, account: accountKind },
    organisationName: policy.bundle.organisationName,
    contact: policy.bundle.contact,
    texts: policy.bundle.texts,
    languages: context.languages,
    ...(head !== undefined && { dispute: (words: string) => dispute(context, judged, head, words) }),
    titles: Object.fromEntries(policy.bundle.detectors.map((one) => [one.id, one.title])),
  };
}

/** Asks the person. Whatever happens to the dialog, the answer is then that nothing is sent. */
export async function ask(
  context: GuardContext,
  judged: Judged,
  parts: QuestionParts = {},
): Promise<AskAnswer> {
  try {
    return await context.dialog.ask(requestOf(context, judged, parts), context.signal);
  } catch {
    // The block never depends on the dialog: a plain notice of the browser says what happened.
    context.document.defaultView?.alert(sayPlainly(context.languages, 'held'));
    return { kind: 'edit' };
  }
}
