import type { SentConversation } from '../sent.ts';
import { describeFile, transmit } from '../shared/wire.ts';

export interface Message {
  readonly id: string;
  /** `null`: sent from here. */
  readonly from: string | null;
  readonly text: string;
  readonly files: readonly string[];
  readonly edited: boolean;
}

// Names are invented.
export const conversations: readonly SentConversation[] = [
  { id: 'c1', title: 'Nora Lind', kind: 'direct' },
  { id: 'c2', title: 'Garden club', kind: 'group' },
  { id: 'c3', title: 'Acorn Bakery', kind: 'business' },
  { id: 'c4', title: 'Notes to myself', kind: 'self' },
];

const script: Readonly<Record<string, readonly (readonly [from: string | null, text: string])[]>> = {
  c1: [
    ['Nora Lind', 'Did you find the spare key?'],
    [null, 'Yes, it was under the pot.'],
  ],
  c2: [['Tom Reyes', 'The seeds are here, come by on Sunday.']],
  c3: [['Acorn Bakery', 'Your order is ready from eight o’clock.']],
  c4: [],
};

const messages = new Map<string, Message[]>();
const drafts = new Map<string, string>();
let active: SentConversation | null = null;
let made = 0;

/** Back to how the page started. */
export function resetModel(): void {
  active = null;
  made = 0;
  drafts.clear();
  for (const { id } of conversations) {
    messages.set(
      id,
      (script[id] ?? []).map(([from, text]) => message(from, text, [])),
    );
  }
}

function message(from: string | null, text: string, files: readonly string[]): Message {
  made += 1;
  return { id: `m${made}`, from, text, files, edited: false };
}

export function activeConversation(): SentConversation | null {
  return active;
}

/** Makes a conversation the open one; `null` when there is none by that id. */
export function activate(id: string | null): SentConversation | null {
  active = conversations.find((each) => each.id === id) ?? null;
  return active;
}

export function messagesOf(id: string): readonly Message[] {
  return messages.get(id) ?? [];
}

export function draftOf(id: string): string {
  return drafts.get(id) ?? '';
}

export function allDrafts(): Readonly<Record<string, string>> {
  return Object.fromEntries(drafts);
}

/** Drafts stay in the page: none goes to the server. */
export function keepDraft(id: string, text: string): void {
  if (text === '') drafts.delete(id);
  else drafts.set(id, text);
}

/** Sends text, files or both to a conversation; `null` when there is neither. */
export async function send(
  conversation: SentConversation,
  text: string,
  files: readonly File[],
  path: 'enter' | 'button',
): Promise<Message | null> {
  if (text.trim() === '' && files.length === 0) return null;
  const at = Date.now();
  keepDraft(conversation.id, '');
  const described = await Promise.all(files.map(describeFile));
  transmit({ at, path: files.length > 0 ? 'media' : path, conversation, text, files: described });
  const names = files.map((file) => file.name);
  const added = message(null, text, names);
  messages.get(conversation.id)?.push(added);
  return added;
}

/** Replaces the text of a sent message; `null` when it is empty or as before. */
export function sendEdit(conversation: SentConversation, before: Message, text: string): Message | null {
  if (text.trim() === '' || text === before.text) return null;
  transmit({ at: Date.now(), path: 'edit', conversation, text, files: [], editOf: before.id });
  const after = { ...before, text, edited: true };
  const list = messages.get(conversation.id) ?? [];
  list.splice(list.indexOf(before), 1, after);
  return after;
}
