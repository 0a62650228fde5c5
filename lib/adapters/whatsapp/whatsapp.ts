import type { Account, Conversation } from '../../core/decide/egress.ts';
import type { PlatformData } from '../../core/policy/platform.ts';
import type { Adapter, AdapterState, Composer } from '../adapter.ts';
import { createAnchors } from '../anchors.ts';
import type { Anchors } from '../anchors.ts';
import { readEditorText } from '../read-text.ts';
import { editable, editorSentBy, holdsSendControl, isSearch } from './send-control.ts';

/** WhatsApp Web. Message ids and addresses left its DOM in 2026: header and composer label name the conversation. */
export function createWhatsApp(data: PlatformData, document: Document): Adapter {
  const anchors = createAnchors(data, document);
  const toComposer = (element: HTMLElement): Composer => ({
    element,
    channel: channelOf(element, anchors),
    readText: () => readEditorText(element),
    readConversation: () => readConversation(document, anchors),
  });
  return {
    platform: data.id,
    composerAt(path) {
      const element = firstElement(path)?.closest<HTMLElement>(editable) ?? null;
      return element === null || isSearch(element, anchors) ? null : toComposer(outermostEditable(element));
    },
    composerSentBy(path) {
      const element = editorSentBy(firstElement(path), anchors);
      return element === null ? null : toComposer(element);
    },
    listTakesEnter: (composer) => listTakesEnter(composer.element),
    readAccount: () => readAccount(document),
    readState: () => readState(data, document, anchors),
  };
}

function firstElement(path: readonly EventTarget[]): Element | null {
  const target = path[0];
  if (target instanceof Element) return target;
  return target instanceof Node ? target.parentElement : null;
}

function outermostEditable(element: HTMLElement): HTMLElement {
  const outer = element.parentElement?.closest<HTMLElement>(editable) ?? null;
  return outer === null ? element : outermostEditable(outer);
}

/** In a dialog of its own, an editor with a send control is a caption; one without edits a message. */
function channelOf(element: HTMLElement, anchors: Anchors): Composer['channel'] {
  if (element.closest('footer') !== null) return 'message';
  if (anchors.closest('caption', element) !== null) return 'caption';
  const dialog = element.closest('[role="dialog"]');
  if (dialog === null) return 'message';
  return holdsSendControl(dialog, anchors) ? 'caption' : 'edit';
}

/**
 * Enter belongs to a suggestion list only when the composer itself names it as its own and it is shown: any other list
 * on the page (stickers, a menu) would be a way around the guard.
 */
function listTakesEnter(element: HTMLElement): boolean {
  if (element.getAttribute('aria-expanded') === 'false') return false;
  const id = element.getAttribute('aria-controls') ?? element.getAttribute('aria-owns');
  const list = id === null ? null : element.ownerDocument.getElementById(id);
  if (list === null || element.contains(list)) return false;
  return list.querySelector('[role="option"]') !== null && list.getClientRects().length > 0;
}

function readConversation(document: Document, anchors: Anchors): Conversation {
  const header = anchors.find('header');
  const title = header === null ? null : textOf(anchors.find('title', header));
  const label = anchors.find('composer')?.getAttribute('aria-label') ?? '';
  const group =
    anchors.containsLabel('group', withoutTitle(label, title)) || hasMemberList(header, title, anchors);
  if (title === null) return { kind: 'unknown', title: null };
  return {
    kind: group ? 'group' : document.location.hash.startsWith('#status') ? 'status' : 'direct',
    title,
  };
}

// A direct chat with somebody called "Group" is not a group.
function withoutTitle(label: string, title: string | null): string {
  return title === null ? label : label.replace(title, ' ');
}

function hasMemberList(header: HTMLElement | null, title: string | null, anchors: Anchors): boolean {
  if (header === null) return false;
  return anchors.findAll('subtitle', header).some((element) => {
    const text = textOf(element);
    return text !== null && text !== title && text.split(/[,\u060c\u3001]/).length > 2;
  });
}

function textOf(element: Element | null): string | null {
  const text = (element?.textContent ?? '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

/** The page keeps the own number as `"NUMBER:DEVICE@…"`. */
function readAccount(document: Document): Account {
  try {
    const storage = document.defaultView?.localStorage;
    const raw = storage?.getItem('last-wid-md') ?? storage?.getItem('last-wid') ?? '';
    return { id: /^"?(\d{5,20})[:@]/.exec(raw)?.[1] ?? null };
  } catch {
    return { id: null }; // storage is denied in some frames
  }
}

function readState(data: PlatformData, document: Document, anchors: Anchors): AdapterState | null {
  const editors = [...document.querySelectorAll(editable)].filter((e) => !isSearch(e, anchors));
  const open = anchors.find('main') !== null;
  if (!open && editors.length === 0) return null;
  const missing = ['composer', 'header', 'title'].filter((name) => anchors.find(name) === null);
  if (missing.length === 0) return { platform: data.id, health: 'ok', missing };
  return { platform: data.id, health: editors.length > 0 ? 'degraded' : 'blind', missing };
}
