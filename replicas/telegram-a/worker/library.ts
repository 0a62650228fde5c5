import type { SentConversation, SentFile } from '../../sent.ts';
import { describeFile } from '../../shared/wire.ts';
import { peersOf, seedMessages, type SeedFile } from '../model/seed.ts';

export interface Scheduled {
  readonly text: string;
  readonly files: readonly SentFile[];
}

/** What the server knows: chats, the files of messages, what is scheduled. */
export interface Library {
  conversation(id: string, fallbackTitle?: string): SentConversation;
  /** The bytes of a message that came with a file. */
  file(chatId: string, messageId: number): File | null;
  keepFile(chatId: string, messageId: number, file: File): void;
  filesOf(chatId: string, messageId: number): Promise<SentFile[]>;
  schedule(chatId: string, messageId: number, what: Scheduled): void;
  /** What was scheduled under this id, which it is no longer. */
  takeScheduled(chatId: string, messageId: number): Scheduled | null;
}

/** The server of one account. */
export function createLibrary(ownId: string, savedTitle: string): Library {
  const peers = peersOf(ownId, savedTitle);
  const files = new Map<string, File>();
  const scheduled = new Map<string, Scheduled>();
  const key = (chatId: string, messageId: number) => `${chatId}/${messageId}`;
  for (const [chatId, messages] of seedMessages(0)) {
    for (const { id, file } of messages) if (file) files.set(key(chatId, id), fromSeed(file));
  }
  const file = (chatId: string, messageId: number) => files.get(key(chatId, messageId)) ?? null;
  return {
    conversation(id, fallbackTitle = '') {
      const found = peers.find((peer) => peer.id === id);
      return found
        ? { id, title: found.title, kind: found.kind }
        : { id, title: fallbackTitle, kind: 'unknown' };
    },
    file,
    keepFile(chatId, messageId, kept) {
      files.set(key(chatId, messageId), kept);
    },
    async filesOf(chatId, messageId) {
      const found = file(chatId, messageId);
      return found ? [await describeFile(found)] : [];
    },
    schedule(chatId, messageId, what) {
      scheduled.set(key(chatId, messageId), what);
    },
    takeScheduled(chatId, messageId) {
      const found = scheduled.get(key(chatId, messageId)) ?? null;
      scheduled.delete(key(chatId, messageId));
      return found;
    },
  };
}

function fromSeed(file: SeedFile): File {
  return new File([file.content], file.name, { type: file.type });
}
