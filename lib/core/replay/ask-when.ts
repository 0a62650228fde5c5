import { isPseudonym } from '../incident/is-pseudonym.ts';
import { unmetConditions } from '../decide/conditions.ts';
import { type Conversation, type InspectedFile, unscannableReasons } from '../decide/egress.ts';
import { fileFit } from '../decide/file-fit.ts';
import type { Clock } from '../decide/schedule.ts';
import { matchesWhole } from '../detect/engine/index.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import { allOf, doubt, type RecordedSend, type Told } from './recorded.ts';

/** Only the first reason why something could not be read is recorded; that it was encrypted, its facets tell as well. */
const unsaid = { otherReasons: unscannableReasons.filter((reason) => reason !== 'encrypted') };

type When = CompiledRule['when'];
type Wanted = NonNullable<When['files']>;

/** Whether a rule is about such a send. `sure`: whether its files are what the rule asks for, or may only be. */
export function askWhen(
  when: When,
  send: RecordedSend,
  clock: Clock,
): { readonly applies: Told; readonly sure: boolean } {
  const { conversation, ...egress } = send.egress;
  const scene = {
    egress: {
      ...egress,
      conversation: whole(conversation),
      account: { id: null },
      content: { kind: 'none' as const },
    },
    account: egress.account.kind,
    isVerified: conversation.verified === true,
    clock,
    now: Date.parse(send.at),
  };
  if (unmetConditions({ ...when, titles: null, files: null }, scene).length > 0)
    return { applies: false, sure: true };
  const { told, sure } = askFiles(when.files, send);
  return { applies: allOf([askTitle(when.titles, conversation.title), told]), sure };
}

function whole({ kind, title, members, verified }: RecordedSend['egress']['conversation']): Conversation {
  return {
    kind,
    title,
    ...(members !== undefined && { members }),
    ...(verified !== undefined && { verified }),
  };
}

function askTitle(titles: When['titles'], title: string | null): Told {
  if (titles === null) return true;
  if (title !== null && isPseudonym(title)) return doubt('title');
  return titles.some((program) => matchesWhole(program, title ?? ''));
}

function askFiles(
  wanted: Wanted | null,
  send: RecordedSend,
): { readonly told: Told; readonly sure: boolean } {
  if (wanted === null) return { told: true, sure: true };
  const { channel, files, size } = send.egress;
  if (channel !== 'file') return { told: false, sure: true };
  if (files === undefined) return { told: doubt('file-facts'), sure: true };
  const only = files.length === 1;
  if (size < wanted.minBytes) return { told: false, sure: true };
  const unnamed = { ...wanted, names: null };
  const fits = files.map(({ type, facets, counts }) => {
    const file: InspectedFile = {
      type,
      facets,
      ...(counts !== undefined && { counts }),
      name: '',
      bytes: only ? size : wanted.minBytes,
      texts: [],
      ...(send.unscannable !== undefined && { unscannable: send.unscannable }),
    };
    return [fileFit(file, unnamed), fileFit({ ...file, ...unsaid }, unnamed)] as const;
  });
  const some = fits.some(([fit]) => fit !== 'no');
  if (!some && fits.some(([, fit]) => fit !== 'no')) return { told: doubt('file-facts'), sure: true };
  const told: readonly Told[] = [
    some,
    ...(some && wanted.names !== null ? [doubt('file-name')] : []),
    // Which of several was the large one, or the one that could not be read, is not recorded.
    ...(some && !only && (wanted.minBytes > 0 || send.unscannable !== undefined)
      ? [doubt('file-facts')]
      : []),
  ];
  return { told: allOf(told), sure: fits.some(([fit]) => fit === 'yes') };
}
