import { hashClassName } from '../class-names.ts';
import { type Drift, fill, labelsFor, languageOf } from './text/labels.ts';

const query = new URLSearchParams(location.search);

function driftOf(value: string | null): Drift {
  if (value === '1') return 'all';
  return value === 'main' ? 'composer' : 'none';
}

const drift = driftOf(query.get('drift'));

export const language = languageOf(query.get('lang'));
export const labels = labelsFor(language, drift);
/** Whether the editors keep the attribute by which Lexical marks them. */
export const markedEditors = drift === 'none';
/** Some builds have no send button: Enter is the only way. */
export const sendButton = query.get('send') !== 'none';
/** Whether link previews are fetched while typing. */
export const linkPreviews = query.get('preview') !== 'none';
/** Digits of the own account; `null` leaves it out of the page. Plainly fake by default. */
export const ownAccount = query.get('account') === 'none' ? null : (query.get('account') ?? '61550000000001');
/** The name of one more contact, to be shared. */
export const furtherContact = query.get('contact');
/** How many chat tabs the feed starts with. */
export const firstTabs = Number(query.get('tabs') ?? '0');

/** Hashed class names, space-separated; false and undefined are left out. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names
    .filter((name) => name !== false && name !== undefined)
    .map((name) => hashClassName(name, drift === 'all'))
    .join(' ');
}

/** A label with a name in it. */
export function named(key: keyof typeof labels, name: string): string {
  return fill(labels[key], { name });
}
