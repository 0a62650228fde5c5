import type { Conversation, ConversationKind } from '../core/decide/egress.ts';
import type { PlatformData } from '../core/policy/platform.ts';
import { lineOf } from './names.ts';
import { type Place, readSources } from './sources.ts';

export const nobodyKnown: Conversation = { kind: 'unknown', title: null };

/** The conversation of a place on the page, as far as the page says. */
export function readConversation(data: PlatformData, place: Place): Conversation {
  const { anchors, root, composer } = place;
  const said = data.conversation;
  const header = anchors.find('header', root);
  const shown = header && lineOf(anchors.find('title', header));
  const title = shown ?? readSources(said?.title, place);
  const id = readSources(said?.id, place);
  const members = Number(readSources(said?.members, { ...place, root: header ?? root }) ?? Number.NaN);
  const subtitles = header === null ? [] : anchors.findAll('subtitle', header).map(lineOf);
  const words = [
    composer?.getAttribute('aria-label') ?? '',
    ...subtitles.filter((text) => text !== title),
  ].map((text) => withoutTitle(text ?? '', title));
  const kind = (data.conversation?.kinds ?? []).find(
    (one) =>
      (one.id !== undefined && id?.startsWith(one.id)) ||
      (one.own && isOwn(data, place, id)) ||
      (one.has !== undefined && anchors.find(one.has, header ?? root) !== null) ||
      (one.title !== undefined && title !== null && anchors.startsWithLabel(one.title, title)) ||
      (one.label !== undefined && words.some((text) => anchors.containsLabel(one.label ?? '', text))) ||
      (one.listed !== undefined && words.some((text) => namesIn(text) >= (one.listed ?? 0))),
  )?.kind;
  return {
    kind: kind ?? defaultKind(title, id),
    title,
    ...(id !== null && { id }),
    ...(Number.isSafeInteger(members) && { members }),
    ...(said?.verified !== undefined &&
      header !== null && { verified: anchors.find(said.verified, header) !== null }),
  };
}

/** A conversation by its id alone, as far as that says something. */
export function conversationOfId(
  data: PlatformData,
  place: Place,
  id: string | null,
  title: string | null,
): Conversation {
  const kind = data.conversation?.kinds?.find(
    (one) => (one.own && isOwn(data, place, id)) || (one.id !== undefined && id?.startsWith(one.id)),
  )?.kind;
  const known = kind ?? (id === null ? 'unknown' : 'direct');
  return { kind: known, title, ...(id !== null && { id }) };
}

function isOwn({ account }: PlatformData, place: Place, id: string | null): boolean {
  return id !== null && id === readSources(account, place);
}

function defaultKind(title: string | null, id: string | null): ConversationKind {
  return title === null && id === null ? 'unknown' : 'direct';
}

// A direct chat with somebody called "Group" is not a group.
function withoutTitle(text: string, title: string | null): string {
  return title === null ? text : text.replace(title, ' ');
}

function namesIn(text: string): number {
  return text.split(/[,\u060c\u3001]/).length;
}
