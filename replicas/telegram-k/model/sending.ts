import { invokeManager } from '../port/connection.ts';
import type { Entity } from './drafts.ts';
import type { FileNote, Message } from './messages.ts';
import { amendMessage, change, getState, putMessage } from './state.ts';

export interface SendOptions {
  readonly silent?: boolean;
  /** Seconds since the epoch. */
  readonly scheduleDate?: number;
}
export type OtherKind = 'sticker' | 'gif' | 'poll' | 'todo' | 'contact' | 'location';

let lastMid = 50_000;

export function sendText(
  peerId: string,
  text: string,
  entities: readonly Entity[],
  path: 'enter' | 'button' | 'quick-reply',
  options: SendOptions & { storyId?: string } = {},
): void {
  const args = { peerId, text, entities, ...newMessage(peerId, text, [], options) };
  call('sendText', args, path);
}

/** Several grouped files are one album, otherwise each goes alone, the first with the caption. */
export function sendFiles(
  peerId: string,
  files: readonly File[],
  caption: string,
  how: SendOptions & { asDocument: boolean; grouped: boolean },
): void {
  const { asDocument, grouped, ...options } = how;
  if (grouped && files.length > 1) {
    call('sendGrouped', {
      peerId,
      files,
      caption,
      asDocument,
      ...newMessage(peerId, caption, files, options),
    });
    return;
  }
  files.forEach((file, place) => {
    const own = place === 0 ? caption : '';
    call('sendFile', { peerId, file, caption: own, asDocument, ...newMessage(peerId, own, [file], options) });
  });
}

export function sendVoice(peerId: string, file: File): void {
  call(
    'sendFile',
    { peerId, file, caption: '', isVoice: true, ...newMessage(peerId, '', [file], {}) },
    'voice',
  );
}

export function sendOther(peerId: string, kind: OtherKind, lines: readonly string[]): void {
  const media = { kind, lines };
  call('sendOther', { peerId, media, ...newMessage(peerId, lines.join('\n'), [], {}) });
}

export function editMessage(
  peerId: string,
  message: Message,
  text: string,
  entities: readonly Entity[],
): void {
  const { mid } = message;
  amendMessage(peerId, mid, { text, edited: true });
  change({ helper: null });
  call('editMessage', { peerId, mid, text, entities });
}

export function forwardMessages(peerId: string, fromPeerId: string, mids: readonly number[]): void {
  const known = getState().messages.get(fromPeerId) ?? [];
  for (const { text, files } of known.filter((message) => mids.includes(message.mid))) {
    const mid = ++lastMid;
    putMessage(peerId, { mid, from: null, at: Date.now(), text, files, forwarded: true });
  }
  invokeManager('appMessagesManager', 'forwardMessages', [{ peerId, fromPeerId, mids: [...mids] }]);
}

/** Shows the message before any answer; what it adds to the call's arguments. */
function newMessage(
  peerId: string,
  text: string,
  files: readonly File[],
  options: SendOptions & { storyId?: string },
) {
  const { helper } = getState();
  const replyToMid = helper?.kind === 'reply' ? helper.message.mid : undefined;
  const tempId = ++lastMid;
  const notes = files.map(({ name, type, size }): FileNote => ({ name, type, bytes: size }));
  putMessage(peerId, {
    mid: tempId,
    from: null,
    at: Date.now(),
    text,
    files: notes,
    pending: true,
    ...(replyToMid !== undefined && { replyTo: replyToMid }),
    ...(options.scheduleDate !== undefined && { scheduled: true }),
  });
  if (replyToMid !== undefined) change({ helper: null });
  return { tempId, ...(replyToMid !== undefined && { replyToMid }), ...options };
}

interface CallArguments {
  readonly peerId: string;
  readonly tempId?: number;
  readonly [other: string]: unknown;
}

function call(method: string, args: CallArguments, path?: string): void {
  invokeManager('appMessagesManager', method, [args], path === undefined ? {} : { path }, () => {
    if (args.tempId !== undefined) amendMessage(args.peerId, args.tempId, { pending: false });
  });
}
