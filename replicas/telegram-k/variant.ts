import { hashClassName } from '../class-names.ts';
import { labelsFor, languageOf } from './text/labels.ts';

const query = new URLSearchParams(location.search);
/** The label of one more key of a bot. */
export const furtherKey = query.get('key');
const drift = query.get('drift') === '1';
const mainDrift = drift || query.get('drift') === 'main';

export const language = languageOf(query.get('lang'));
export const labels = labelsFor(language, drift);
/** Which of several accounts this tab shows, from 1. */
export const accountNumber = query.get('account') === '2' ? 2 : 1;
export const sendByCtrlEnter = query.get('send') === 'ctrl';
export const touch = query.get('touch') === '1';
export const fileSystemPicker = query.get('picker') === 'fs';
export const plainWorker = query.get('worker') === 'plain';
/** Idle time after which a draft is saved; the original's is 2,500. */
export const draftMs = milliseconds('draftMs', 2500);
/** Idle time after which an inline bot is asked. */
export const inlineMs = milliseconds('inlineMs', 250);
/** How late the worker's answers come; `null` when they are lost. */
export const answerMs = query.get('answers') === 'none' ? null : milliseconds('answers', 0);

function milliseconds(name: string, otherwise: number): number {
  const asked = query.get(name);
  return asked !== null && /^\d{1,6}$/.test(asked) ? Number(asked) : otherwise;
}

/** Class attribute: `styles` are hashed, `anchors` are the original's own names, absent from the drifted page. */
export function cx(styles: string, anchors = ''): string {
  return joined(styles, drift ? '' : anchors);
}

/** As `cx`, for the composer, whose anchors drift on their own too (`drift=main`). */
export function composerCx(styles: string, anchors: string): string {
  return joined(styles, mainDrift ? '' : anchors);
}

/** A `data-` attribute of the original; none in the drifted page. */
export function mark(name: string, value: string): Record<string, string> {
  return drift ? {} : { [`data-${name}`]: value };
}

/** As `mark`, for the composer. */
export function composerMark(name: string, value: string): Record<string, string> {
  return mainDrift ? {} : { [`data-${name}`]: value };
}

function joined(styles: string, anchors: string): string {
  const names = styles.split(' ').filter(Boolean).map(hashed);
  return [...names, ...anchors.split(' ').filter(Boolean)].join(' ');
}

function hashed(name: string): string {
  return hashClassName(name, drift);
}
