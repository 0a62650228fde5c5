import { stringify } from 'yaml';

/** What a form can put into a document. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainMap = { readonly [key: string]: Plain };

/** What was read from a document: YAML's core schema has nothing else. */
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
export const plainOf = (value: unknown): Plain => (value ?? '') as Plain;

/** Longest line that a group of fields is still written in. */
const flowWidth = 80;

export const isPlainMap = (value: Plain): value is PlainMap =>
  typeof value === 'object' && !Array.isArray(value);

/**
 * A value as YAML, the way people write policy: short lists and groups in one line, the others field by field. Lines
 * after the first begin with `indent` spaces.
 */
export function inBlock(
  value: Plain,
  indent: number,
): { readonly text: string; readonly onNewLine: boolean } {
  const flow = inFlow(value);
  if (typeof value !== 'object') return { text: indented(scalar(value), indent), onNewLine: false };
  if (flow.length <= flowWidth && !isProse(value)) return { text: flow, onNewLine: false };
  const text = stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
  return { text: indented(text, indent), onNewLine: true };
}

/** Inside `[]` and `{}`. */
export function inFlow(value: Plain): string {
  if (typeof value === 'string') return isBare(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (!isPlainMap(value)) return `[${value.map(inFlow).join(', ')}]`;
  const fields = Object.entries(value).map(([key, each]) => `${inFlow(key)}: ${inFlow(each)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function scalar(value: string | number | boolean): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function indented(text: string, indent: number): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`);
}

/** Texts for people and lists of groups are easier to read and to compare a line each. */
function isProse(value: Plain): boolean {
  if (typeof value === 'string') return / /.test(value) && value.length > 24;
  if (typeof value !== 'object') return false;
  return Object.values(value).some(isProse);
}

/** Certainly a text, and the same in every place: no mark of YAML's in it, and not read as anything else. */
function isBare(text: string): boolean {
  return /^[A-Za-z][\w./+-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
}
