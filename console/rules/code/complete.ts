import { kindOf } from '../../../lib/core/policy/written-kind.ts';
import { documentKinds, keysAt, type SchemaKey, valuesAt } from './schema-words.ts';
import { typingPlace } from './yaml-context.ts';

/** What rules may refer to, with words that say what each is. */
export interface KnownNames {
  readonly detectors: ReadonlyMap<string, string>;
  readonly dictionaries: ReadonlyMap<string, string>;
  readonly platforms: readonly string[];
  readonly validators: readonly string[];
}

export interface Choice {
  readonly label: string;
  /** Put in when it is chosen. */
  readonly insert: string;
  readonly detail?: string;
  readonly kind: 'key' | 'value' | 'name';
}
export interface Choices {
  readonly from: number;
  readonly choices: readonly Choice[];
}

/** What may be written where somebody is typing; null where nothing is known. */
export function choicesAt(text: string, at: number, names: KnownNames): Choices | null {
  const place = typingPlace(text, at);
  if (place === null) return null;
  const { path, kind, from } = place;
  const document = kindOf(text);
  const last = path.at(-1) === '[]' ? path.at(-2) : path.at(-1);
  const keys = kind === 'key' || path.at(-1) === '[]' ? keysAt(document, path).map(keyChoice) : [];
  if (kind === 'key') return keys.length === 0 ? null : { from, choices: keys };
  const words = path.join() === 'kind' ? documentKinds : valuesAt(document, path);
  const choices = [...words.map(valueChoice), ...namesFor(last, names), ...keys];
  return choices.length === 0 ? null : { from, choices };
}

function namesFor(field: string | undefined, names: KnownNames): readonly Choice[] {
  const named = (map: ReadonlyMap<string, string>) =>
    [...map].map(([id, title]): Choice => ({ label: id, insert: id, detail: title, kind: 'name' }));
  switch (field) {
    case 'detector':
      return named(names.detectors);
    case 'dictionary':
      return named(names.dictionaries);
    case 'platforms':
    case 'platform':
      return names.platforms.map(valueChoice);
    case 'validators':
      return names.validators.map(valueChoice);
    default:
      return [];
  }
}

const valueChoice = (word: string): Choice => ({ label: word, insert: word, kind: 'value' });
const keyChoice = ({ name, isRequired, shape }: SchemaKey): Choice => ({
  label: name,
  insert: `${name}: `,
  ...(isRequired ? { detail: '•' } : shape === 'value' ? {} : { detail: shape === 'list' ? '[ ]' : '{ }' }),
  kind: 'key',
});
