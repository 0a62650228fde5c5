import { Redactor } from '@redactpii/node';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { OpenRedaction } from 'openredaction';
import { SyncRedactor } from 'redact-pii';
import type { Message } from '../../tests/accuracy/message.ts';

/** What npm offers for the same purpose, as it comes. */
export interface Peer {
  readonly name: string;
  /** Labels that it says it finds. */
  readonly claims: (label: string) => boolean;
  /** Whether it takes a value out of a text, or marks it; and whether it found anything at all. */
  readonly look: (
    text: string,
  ) => Promise<{ readonly hides: (from: number, to: number) => boolean; readonly any: boolean }>;
}

/** A redactor says what it found only by what is missing afterwards. */
function byRedaction(text: string, redacted: string): Awaited<ReturnType<Peer['look']>> {
  return { hides: (from, to) => !redacted.includes(text.slice(from, to)), any: redacted !== text };
}

export function peers(): readonly Peer[] {
  const open = new OpenRedaction({ redactionMode: 'placeholder' });
  const pii = new SyncRedactor();
  const node = new Redactor();
  const personal = (label: string): boolean => /^(card|ssn|email|phone:)/.test(label);
  return [
    {
      name: 'openredaction',
      claims: (label) =>
        personal(label) || /^(iban|national-id:|secret:|crypto-address|date-of-birth)/.test(label),
      look: async (text) => byRedaction(text, (await open.detect(text)).redacted),
    },
    {
      name: 'redact-pii',
      claims: (label) => personal(label) || label === 'password',
      look: (text) => Promise.resolve(byRedaction(text, pii.redact(text))),
    },
    {
      name: '@redactpii/node',
      claims: personal,
      look: (text) => Promise.resolve(byRedaction(text, node.redact(text))),
    },
    { name: 'secretlint', claims: (label) => label.startsWith('secret:'), look: bySecretlint },
  ];
}

async function bySecretlint(text: string): Promise<Awaited<ReturnType<Peer['look']>>> {
  const { messages } = await lintSource({
    source: { content: text, filePath: 'message.txt', ext: '.txt', contentType: 'text' },
    options: {
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] },
    },
  });
  return {
    hides: (from, to) => messages.some(({ range: [start, end] }) => start < to && end > from),
    any: messages.length > 0,
  };
}

export interface PeerResult {
  readonly name: string;
  /** By kind of label: labelled spans of the kinds it claims, and found ones. */
  readonly kinds: readonly { readonly kind: string; readonly labelled: number; readonly found: number }[];
  /** Messages without anything sensitive, and how many of these it flagged. */
  readonly negatives: number;
  readonly flagged: number;
  /** Milliseconds per KB of text, over all messages. */
  readonly msPerKb: number;
}

export async function measurePeer(peer: Peer, messages: readonly Message[]): Promise<PeerResult> {
  const kinds = new Map<string, { labelled: number; found: number }>();
  let negatives = 0;
  let flagged = 0;
  let bytes = 0;
  const start = performance.now();
  for (const { text, spans } of messages) {
    bytes += Buffer.byteLength(text);
    const { hides, any } = await peer.look(text);
    if (spans.length === 0) {
      negatives += 1;
      if (any) flagged += 1;
    }
    for (const span of spans.filter(({ label }) => peer.claims(label))) {
      const kind = span.label.split(':')[0] ?? span.label;
      const tally = kinds.get(kind) ?? { labelled: 0, found: 0 };
      kinds.set(kind, tally);
      tally.labelled += 1;
      if (hides(span.start, span.end)) tally.found += 1;
    }
  }
  const msPerKb = (performance.now() - start) / (bytes / 1000);
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, tally]) => ({ kind, ...tally }));
  return { name: peer.name, kinds: sorted, negatives, flagged, msPerKb };
}
