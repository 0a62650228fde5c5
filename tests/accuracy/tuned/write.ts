import type { LabelledSpan, Message } from '../message.ts';

export type Draft = Omit<Message, 'id'>;

/** A value that stands in a text, with what it is; no label: something that is only alike. */
export interface Value {
  readonly value: string;
  readonly label?: string;
}

/**
 * Writes a message. `{0}`, `{1}` … in the text stand for the values. It is a positive as soon as one of them has a
 * label, else a hard negative (or what the caller says).
 */
export function write(
  language: string,
  template: string,
  values: readonly Value[] = [],
  kind: 'hard-negative' | 'ordinary' = 'hard-negative',
): Draft {
  const spans: LabelledSpan[] = [];
  let text = '';
  let read = 0;
  for (const match of template.matchAll(/\{(\d)\}/g)) {
    const value = values[Number(match[1])];
    if (!value) throw new Error(`no value for ${match[0]} in ${template}`);
    text += template.slice(read, match.index);
    if (value.label !== undefined)
      spans.push({ label: value.label, start: text.length, end: text.length + value.value.length });
    text += value.value;
    read = match.index + match[0].length;
  }
  text += template.slice(read);
  return { language, text, spans, kind: spans.length > 0 ? 'positive' : kind };
}
