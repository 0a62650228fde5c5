import * as v from 'valibot';
import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import { settingsSchema, type Settings } from '../../../lib/core/policy/schema.ts';
import { kindOf } from '../../../lib/core/policy/written-kind.ts';

/** The one file of the policy that holds the organisation's settings (kind `Settings`). */
export interface SettingsFile {
  readonly path: string;
  readonly text: string;
  readonly settings: Settings;
}

/** Null where there is none, or none that can be read. */
export function findSettings(files: readonly PolicyFile[]): SettingsFile | null {
  for (const { path, text } of files) {
    if (kindOf(text) !== 'Settings') continue;
    const parsed = v.safeParse(settingsSchema, parseDocument(text).toJS());
    if (parsed.success) return { path, text, settings: parsed.output };
  }
  return null;
}

export type SettingsChange = Partial<
  Pick<Settings, 'organisation' | 'contact' | 'notice' | 'corporateAccounts' | 'verifiedContacts' | 'texts'>
>;

/** The file's text with some of its members set anew; comments and all else stay. Empty ones are left out. */
export function withSettings(text: string, change: SettingsChange): string {
  const document = parseDocument(text);
  if (!isMap(document.contents)) return text;
  for (const [name, value] of Object.entries(change)) {
    const before = document.get(name, true);
    if (JSON.stringify(toJs(before)) === JSON.stringify(value)) continue;
    if (value === '' || value === undefined || isEmpty(value)) document.delete(name);
    // The scalar itself keeps the comment behind it.
    else if (isScalar(before) && typeof value === 'string') before.value = value;
    else document.set(name, document.createNode(value));
  }
  return document.toString({ lineWidth: 120 });
}

const toJs = (node: unknown): unknown => (isNode(node) ? node.toJSON() : node);
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
