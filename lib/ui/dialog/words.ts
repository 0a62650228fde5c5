import type { Channel } from '../../core/decide/egress.ts';
import type { AskRequest } from '../ask.ts';
import type { DialogKey } from '../texts/dialog/index.ts';

/**
 * The sentences that depend on what is held: a message is edited and sent, a pasted text inserted, a file only sent, a
 * call started.
 */
export interface Words {
  readonly found: DialogKey;
  readonly excerpt: DialogKey;
  readonly more: DialogKey;
  readonly preview: DialogKey;
  readonly previewPart: DialogKey;
  readonly tellDefault: DialogKey;
  readonly notSent: DialogKey;
  readonly to: DialogKey;
  readonly why: DialogKey;
  readonly edit: DialogKey;
  readonly redact: DialogKey;
  readonly send: DialogKey;
  readonly sendWithReason: DialogKey;
  readonly recordedNone: DialogKey;
  readonly recordedSealed: DialogKey;
}

const message: Words = {
  found: 'found',
  excerpt: 'excerpt',
  more: 'more',
  preview: 'preview',
  previewPart: 'previewPart',
  tellDefault: 'tellDefault',
  notSent: 'notSent',
  to: 'to',
  why: 'why',
  edit: 'edit',
  redact: 'redact',
  send: 'send',
  sendWithReason: 'sendWithReason',
  recordedNone: 'recordedNone',
  recordedSealed: 'recordedSealed',
};
/** It goes into the composer and no further: sending it is another step, and asked about again where rules say so. */
const inserted: Words = {
  ...message,
  found: 'foundText',
  excerpt: 'excerptText',
  more: 'moreText',
  preview: 'previewInsert',
  previewPart: 'previewPartInsert',
  notSent: 'notInserted',
  why: 'whyInsert',
  edit: 'dontInsert',
  redact: 'redactInsert',
  send: 'insert',
  sendWithReason: 'insertWithReason',
  recordedNone: 'recordedNoneText',
  recordedSealed: 'recordedSealedFiles',
};
/** Sent as it is, with nothing of ours to edit. */
const thing: Words = { ...message, notSent: 'nothingSent', to: 'goesTo', edit: 'dontSend' };
const files: Words = { ...thing, recordedNone: 'recordedNoneFiles', recordedSealed: 'recordedSealedFiles' };
const empty: Words = { ...thing, recordedNone: 'recordedNoneStart' };
const started: Words = {
  ...message,
  tellDefault: 'tellDefaultStart',
  notSent: 'nothingStarted',
  to: 'withWhom',
  why: 'whyStart',
  edit: 'dontStart',
  send: 'start',
  sendWithReason: 'startWithReason',
  recordedNone: 'recordedNoneStart',
  recordedSealed: 'recordedSealedFiles',
};

const byChannel = {
  message,
  paste: inserted,
  drop: inserted,
  edit: message,
  reply: message,
  caption: message,
  draft: message,
  preview: message,
  status: message,
  poll: message,
  'inline-bot': message,
  file: files,
  forward: thing,
  contact: thing,
  location: thing,
  voice: started,
  call: started,
  'screen-share': started,
} as const satisfies Record<Channel, Words>;

export function wordsFor({ channel = 'message', files: listed = [], text }: AskRequest): Words {
  if (listed.length > 0) return files;
  const words = byChannel[channel];
  return words === thing && text === '' ? empty : words;
}

/** What a rule is about that found nothing, because there is nothing to find anything in. */
const aboutChannel: Partial<Record<Channel, DialogKey>> = {
  call: 'aboutCalls',
  voice: 'aboutVoice',
  'screen-share': 'aboutScreenShare',
  location: 'aboutLocation',
  contact: 'aboutContact',
  file: 'aboutFiles',
};

export function aboutKey({ channel = 'message', text }: AskRequest): DialogKey | null {
  return text === '' ? (aboutChannel[channel] ?? null) : null;
}
