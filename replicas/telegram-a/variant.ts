import { hashClassName } from '../class-names.ts';
import { labelsFor, languageOf } from './text/labels.ts';

const query = new URLSearchParams(location.search);
const drift = query.get('drift');
const allDrifted = drift === '1';
const composerDrifted = allDrifted || drift === 'main';

export const labels = labelsFor(languageOf(query.get('lang')), allDrifted);
/** Only Ctrl or Cmd with Enter sends. */
export const sendsByCtrl = query.get('send') === 'ctrl';
/** How long a composer is left alone before its draft is saved. */
export const draftIdleMs = wholeNumber(query.get('draftMs')) ?? 10_000;
/** Files are picked through `showOpenFilePicker` instead of an input. */
export const picksByFileSystem = query.get('picker') === 'fs';
/** Calls go by their other names: sendApiMessage, forwardApiMessages. */
export const otherCallNames = query.get('names') === 'api';
/** The server hears everything and answers nothing. */
export const answersNothing = query.get('answers') === 'none';
/** Not the first tab: calls go to the first one over a BroadcastChannel. */
export const isRelayTab = query.get('relay') === '1';
/** Suggestion lists without listbox roles. */
export const listsHaveRoles = query.get('roles') !== '0';
/** The name of one more contact, to be sent. */
export const furtherContact = query.get('contact');
export const account = wholeNumber(query.get('account')) ?? 1;
/** The own user's id in the page's storage; `null` keeps none there. */
export const storesOwnId = query.get('own') !== 'none';

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** Classes: the hashed style name first, then the names the facts know, which a drifted page no longer has. */
export function cls(styles: string, anchors = ''): string {
  return join(styles, allDrifted ? '' : anchors);
}

/** The same for the composer, whose anchors also drift on their own (`drift=main`). */
export function composerCls(styles: string, anchors = ''): string {
  return join(styles, composerDrifted ? '' : anchors);
}

function join(styles: string, anchors: string): string {
  const hashed = styles.split(' ').map((name) => (name === '' ? '' : hashClassName(name, allDrifted)));
  return [...hashed, anchors].filter((name) => name !== '').join(' ');
}

/** An element id; another one on a drifted page. */
export function composerId(id: string): string {
  return composerDrifted ? hashClassName(id, true) : id;
}

/** An attribute name such as `data-peer-id`; another one on a drifted page. */
export function dataName(name: string): string {
  return allDrifted ? `data-${hashClassName(name, true)}` : name;
}
