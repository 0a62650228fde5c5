import { invokeManager } from '../port/connection.ts';
import { draftMs } from '../variant.ts';
import { keepDraftText } from './state.ts';

interface Draft {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** A part of a text with a meaning of its own, in UTF-16 units. */
export interface Entity {
  readonly _: string;
  readonly offset: number;
  readonly length: number;
}

const current = new Map<string, Draft>();
const saved = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The composer's text changed: it is saved to the server when nothing more is typed for a while. */
export function draftChanged(peerId: string, draft: Draft): void {
  current.set(peerId, draft);
  keepDraftText(peerId, draft.text);
  clearTimeout(timer);
  timer = setTimeout(saveDraft, draftMs, peerId);
}

/** The chat is left: its draft is saved without waiting. */
export function leaveDraft(peerId: string): void {
  clearTimeout(timer);
  saveDraft(peerId);
}

/** The text was sent: the server forgets the draft by itself. */
export function forgetDraft(peerId: string): void {
  clearTimeout(timer);
  current.delete(peerId);
  saved.delete(peerId);
  keepDraftText(peerId, '');
}

export function forgetAllDrafts(): void {
  clearTimeout(timer);
  current.clear();
  saved.clear();
}

function saveDraft(peerId: string): void {
  const draft = current.get(peerId);
  if (!draft || draft.text === (saved.get(peerId) ?? '')) return;
  saved.set(peerId, draft.text);
  invokeManager('appDraftsManager', 'syncDraft', [{ peerId, text: draft.text, entities: draft.entities }]);
}
