import { hashClassName } from '../class-names.ts';
import { labelsFor, languageOf } from './text/labels.ts';

const query = new URLSearchParams(location.search);
const drift = query.get('drift') === '1';
const testIds = query.get('testids') !== '0' && !drift;

export const language = languageOf(query.get('lang'));
export const labels = labelsFor(language, drift);
/** Older builds label every composer alike, without the conversation's name. */
export const plainLabel = query.get('label') === 'plain';
/** Digits of the own number; `null` keeps no own account in the page's storage. Plainly fake by default. */
export const ownNumber = query.get('account') === 'none' ? null : (query.get('account') ?? '420700000001');

/** Hashed class names, space-separated; false and undefined are left out. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names
    .filter((name) => name !== false && name !== undefined)
    .map((name) => hashClassName(name, drift))
    .join(' ');
}

export function testId(id: string): { 'data-testid'?: string } {
  return testIds ? { 'data-testid': id } : {};
}

export function dataTab(tab: number): { 'data-tab'?: string } {
  return testIds ? { 'data-tab': String(tab) } : {};
}

/** Name in `data-icon`; meaningless in the drifted variant. */
export function iconName(name: string): string {
  return drift ? `glyph-${hashClassName(name, true).slice(1, 5)}` : name;
}
