import type { Channel, Content, Conversation } from '../core/decide/egress.ts';
import type { PlatformExit, PlatformFieldChannel } from '../core/policy/platform.ts';
import type { Composer, Sending } from './adapter.ts';
import { isShown } from './anchors.ts';
import { chosen } from './chosen-rows.ts';
import { nobodyKnown, readConversation } from './conversation.ts';
import { dialogOf, surroundingOf, textOf } from './fields.ts';
import { fieldInFront, type Kit, placeOf, readRow } from './kit.ts';
import { lineOf, nameOf } from './names.ts';
import { holdsSendControl } from './send-control.ts';

const everybody: Conversation = { kind: 'status', title: null };

/** Sending what stands in a field, together with the other fields of its dialog. */
export function sendingOf(kit: Kit, element: HTMLElement): Composer {
  const { channel, reads } = channelOf(kit, element);
  const readText = () => kit.fields.withSiblings(element).map(textOf).join('\n');
  return {
    element,
    channel,
    readText,
    readContent() {
      if (!element.isConnected) return null;
      return reads === 'messages' ? withMessages(readText(), kit.rows.read()) : textContent(readText());
    },
    readConversations: () => [recipientOf(kit, channel, element)],
  };
}

/** A status goes to everybody who may see it, whatever conversation is open behind. */
function recipientOf(kit: Kit, channel: Channel, element: HTMLElement): Conversation {
  if (channel === 'status') return everybody;
  return readConversation(kit.data, placeOf(kit, element));
}

function withMessages(text: string, messages: Content): Content {
  if (messages.kind !== 'text') return messages;
  return { ...messages, text: text.trim() === '' ? messages.text : `${text}\n${messages.text}` };
}

/** Sending by a control that has a meaning of its own. */
export function exitSending(kit: Kit, exit: PlatformExit, control: HTMLElement): Sending {
  const around = scopeOf(kit, exit, control);
  return {
    element: control,
    channel: channelOfExit(kit, exit),
    readContent: () => (control.isConnected ? readExit(kit, exit, control, around) : null),
    readConversations: () =>
      readRecipients(kit, exit, control, around) ?? [recipientOf(kit, exit.channel, control)],
  };
}

/** A menu entry that sends what stands in front is about a caption where that is in front. */
function channelOfExit(kit: Kit, { channel, reads }: PlatformExit): Channel {
  const field = channel === 'message' && reads === 'composer' ? fieldInFront(kit) : null;
  return field === null ? channel : channelOf(kit, field).channel;
}

function scopeOf(kit: Kit, { in: anchor }: PlatformExit, control: HTMLElement): ParentNode {
  const inside = anchor === undefined ? null : surroundingOf(kit.anchors, anchor, control);
  return inside ?? dialogOf(control) ?? kit.document;
}

function readExit(
  kit: Kit,
  { reads, control: label }: PlatformExit,
  control: HTMLElement,
  around: ParentNode,
): Content | null {
  switch (reads) {
    case 'composer': {
      const field = fieldInFront(kit);
      return field && textContent(textOf(field));
    }
    case 'fields':
      return textContent(writtenIn(kit, around));
    case 'messages':
      return withMessages(writtenIn(kit, dialogOf(control)), kit.rows.read());
    case 'items':
      return textContent(itemsIn(kit, around).join('\n')) ?? { kind: 'none' };
    case 'name':
      return textContent(kit.anchors.withoutLabel(label, nameOf(control)));
    case 'unloaded':
      return { kind: 'text', text: '', unscannable: 'not-loaded' };
    case 'nothing':
      return { kind: 'none' };
    default:
      return reads satisfies never;
  }
}

const writtenIn = (kit: Kit, around: ParentNode | null): string =>
  around === null ? '' : kit.fields.within(around).map(textOf).join('\n');

function itemsIn(kit: Kit, around: ParentNode): readonly string[] {
  const known = kit.chosen.findAll('chosen-item', around);
  const items = known.length > 0 ? known : [...around.querySelectorAll<HTMLElement>(chosen)];
  return items.map((item) => lineOf(item.closest('label, [role="listitem"], li') ?? item) ?? '');
}

function readRecipients(
  kit: Kit,
  { recipients }: PlatformExit,
  control: HTMLElement,
  around: ParentNode,
): readonly [Conversation, ...Conversation[]] | null {
  if (recipients === undefined) return null;
  const called = nameOf(control);
  const title = kit.anchors.withoutLabel(recipients, called);
  if (title !== called) return [{ ...nobodyKnown, title }];
  const [first, ...others] = kit.chosen.findAll(recipients, around).map((element) => {
    const row = readRow(kit, element);
    return { ...row, title: row.title && kit.anchors.withoutLabel(recipients, row.title) };
  });
  return first === undefined ? [nobodyKnown] : [first, ...others];
}

/** A field in a dialog of its own is a caption where the dialog sends, else an edit: pages without data for it. */
function channelOf(kit: Kit, element: HTMLElement): Pick<PlatformFieldChannel, 'channel' | 'reads'> {
  const { data, anchors } = kit;
  const root = kit.surfaces.rootOf(element) ?? kit.document;
  for (const one of data.channels ?? []) {
    const { in: inside, says, has, word } = one;
    const around = inside === undefined ? root : surroundingOf(anchors, inside, element);
    if (around === null) continue;
    if (says !== undefined && !anchors.startsWithLabel(says, firstTextOf(around, element))) continue;
    if (has !== undefined && !isSaid(kit, has, word, root)) continue;
    return one;
  }
  const dialog = dialogOf(element);
  if (dialog === null || anchors.closest('composer', element) !== null) return { channel: 'message' };
  return { channel: holdsSendControl(dialog, anchors) ? 'caption' : 'edit' };
}

function isSaid({ anchors }: Kit, has: string, word: string | undefined, root: ParentNode): boolean {
  return anchors
    .findAll(has, root)
    .some(
      (one) => isShown(one) && (word === undefined || anchors.containsLabel(word, one.textContent ?? '')),
    );
}

/** What is read first in `around`, outside of the field itself. */
function firstTextOf(around: ParentNode, field: Element): string {
  const walker = field.ownerDocument.createTreeWalker(around, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? '';
    if (text !== '' && !field.contains(node)) return text;
  }
  return '';
}

function textContent(text: string): Content | null {
  return text.trim() === '' ? null : { kind: 'text', text };
}
