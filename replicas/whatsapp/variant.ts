import { hashClassName } from '../class-names.ts';
import { labelsFor, languageOf } from './text/labels.ts';

const query = new URLSearchParams(location.search);
const drift = query.get('drift') === '1';
/** Only the composer's anchors drift. */
const composerDrift = query.get('drift') === 'main';
const testIds = query.get('testids') !== '0' && !drift;
const composerIds = [
  'conversation-compose-box',
  'conversation-compose-box-input',
  'media-caption-input-container',
];

export const language = languageOf(query.get('lang'));
export const labels = labelsFor(language, drift || composerDrift);
/** Older builds label every composer alike, without the conversation's name. */
export const plainLabel = query.get('label') === 'plain';
const account = query.get('account') ?? '420700000001';
export const businessAccount = account === 'business';
/** Digits of the own number; `null` keeps no own account in the page's storage. Plainly fake by default. */
export const ownNumber = account === 'none' ? null : businessAccount ? '420700000002' : account;
/** Whether an address in the composer is asked about while it is typed. */
export const previews = query.get('preview') !== '0';
/** The name of one more contact. */
export const furtherContact = query.get('contact');
/** How the attach menu asks for documents. */
export const documentPicker = pickerOf(query);

function pickerOf(wanted: URLSearchParams): 'input' | 'folder' | 'detached' | 'file-system' {
  if (wanted.get('picker') === 'fs') return 'file-system';
  const input = wanted.get('input');
  return input === 'detached' ? 'detached' : input === 'directory' ? 'folder' : 'input';
}

/** Hashed class names, space-separated; false and undefined are left out. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names
    .filter((name) => name !== false && name !== undefined)
    .map((name) => hashClassName(name, drift))
    .join(' ');
}

export function testId(id: string): { 'data-testid'?: string } {
  return testIds && !(composerDrift && composerIds.includes(id)) ? { 'data-testid': id } : {};
}

export function dataTab(tab: number): { 'data-tab'?: string } {
  return testIds && !(composerDrift && tab === 10) ? { 'data-tab': String(tab) } : {};
}

/** Name in `data-icon`; meaningless in the drifted variant. */
export function iconName(name: string): string {
  return drift || (composerDrift && name.includes('send'))
    ? `glyph-${hashClassName(name, true).slice(1, 5)}`
    : name;
}
