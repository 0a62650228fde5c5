import type { Egress } from '../core/decide/egress.ts';
import { notYetSent } from './recent-sends.ts';

/** How long a page takes at most from the send that a person made to the call to its own worker. */
const keptMs = 60_000;
const kept = 50;

/** What passed the first gate lately: the second one, at the page's own calls, need not ask again. */
export interface Released {
  add(egress: Egress): void;
  /**
   * A send of this kind, with this text or with it as a part, was judged already: a poll's question and answers, and
   * several messages that are forwarded, come each by itself. Pages trim and rewrap, and take the signs of formatting:
   * neither they nor white space make a difference.
   */
  hasText(text: string): boolean;
  hasFile(file: File): boolean;
  /** A send of this channel passed in the last ten seconds: for calls that name ids only. */
  hasChannel(channel: Egress['channel']): boolean;
  addFiles(files: readonly File[]): void;
}

export function createReleased(now: () => number): Released {
  const texts: { readonly key: string; readonly at: number }[] = [];
  const add = (key: string) => {
    texts.push({ key, at: now() });
    if (texts.length > kept) texts.shift();
  };
  const has = (wanted: (key: string) => boolean, ageMs = keptMs) =>
    texts.some(({ key, at }) => now() - at < ageMs && wanted(key));
  return {
    add(egress) {
      const { channel, content } = egress;
      if (content.kind === 'text' && !notYetSent.includes(channel)) add(`text ${bare(content.text)}`);
      add(`channel ${channel}`);
    },
    addFiles(files) {
      for (const file of files) add(fileKey(file));
    },
    hasText: (text) => has((key) => key.startsWith('text ') && key.includes(bare(text), 5)),
    hasFile: (file) => has((key) => key === fileKey(file)),
    hasChannel: (channel) => has((key) => key === `channel ${channel}`, 10_000),
  };
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

const bare = (text: string): string => text.replace(/[\s*_~|`]+/g, '');

// The same file is another object in the page's own world.
function fileKey({ name, size, lastModified }: File): string {
  return `file ${name} ${String(size)} ${String(lastModified)}`;
}
