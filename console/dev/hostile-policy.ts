import { parseDocument, stringify } from 'yaml';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { hostileWords } from './hostile-words.ts';

/** Fields of policy files that take words, and how many characters of them. */
const lengths: Readonly<Record<string, number>> = {
  ...{ en: 600, de: 600, fr: 600, text: 1_000, why: 300, source: 500, contact: 200, id: 100, name: 80 },
};
/**
 * The same files, as valid as they were, with hostile words in all that an author may write freely. `first`: with which
 * of them to begin. What is found in examples stays in them.
 */
export function hostilePolicy(files: readonly PolicyFile[], first: number): readonly PolicyFile[] {
  let next = first;
  const words = (most: number): string => {
    const word = (hostileWords[next++ % hostileWords.length] ?? '').slice(0, most);
    return /[\p{L}\p{N}]/u.test(word) ? word : `${word.slice(0, most - 1)}x`;
  };
  const change = (value: unknown, field: string, parent: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => change(item, field, parent));
      return field === 'values' ? [...items, words(200)] : items;
    }
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, change(part, name, field)]),
      );
    if (typeof value !== 'string') return value;
    if (field === 'url') return `${value}/${words(300)}`;
    if (field === 'entries') return `${value}${words(200).replace(/[\r\n]/g, ' ')}\n`;
    if (field === 'text') return `${words(400)} ${value} ${words(400)}`;
    // Ids are ids, except of contacts.
    const most = field === 'id' && !/Accounts|Contacts/.test(parent) ? undefined : lengths[field];
    return most === undefined ? value : words(most);
  };
  return files.map(({ path, text }) =>
    path.includes('/platforms/')
      ? { path, text }
      : { path, text: stringify(change(parseDocument(text).toJS(), '', ''), { lineWidth: 0 }) },
  );
}
