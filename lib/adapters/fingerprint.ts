import type { Anchors } from './anchors.ts';
import { isShown } from './anchors.ts';

/** What an element is made of, without anything that a person wrote. */
export interface Fingerprint {
  readonly tag: string;
  readonly role: string | null;
  /** Names of its attributes, without those in `values`. */
  readonly attributes: readonly string[];
  /** Values of the attributes that pages use for structure. */
  readonly values: Readonly<Record<string, string>>;
  readonly text: SizeClass;
  /** Labels of the data that its accessible name begins with or contains, else how long the name is; null: it has none. */
  readonly label: readonly string[] | SizeClass | null;
  readonly isShown: boolean;
  /** Its ancestors, nearest first, as `tag` or `tag role`. */
  readonly within: readonly string[];
}

export type SizeClass = '0' | '<10' | '<100' | '<1000' | '1000+';

const structural = [
  ...['type', 'contenteditable', 'data-tab', 'data-icon', 'data-testid'],
  ...['aria-haspopup', 'aria-expanded', 'data-lexical-editor'],
];
const maxAncestors = 6;
const maxAttributes = 30;

/** Says a value when it is a word of the page's code, else `*`. */
export type Word = (value: string) => string;

/**
 * Lets through what looks like an identifier of somebody's code: lower case, no run of three digits. `privateTexts` are
 * what the page says of people just now (a title, an id): nothing that holds a word of theirs passes either.
 */
export function createWord(privateTexts: readonly (string | null | undefined)[]): Word {
  const personal = privateTexts
    .flatMap((text) => (text ?? '').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u))
    .filter((word) => word.length >= minPersonal);
  return (value) => {
    if (!/^(?:[a-z][a-z0-9_:-]{0,59}|\d{1,2}|)$/.test(value) || /\d{3}/.test(value)) return '*';
    return personal.some((word) => value.includes(word)) ? '*' : value;
  };
}
/** Shorter words of a title ("of") stand in any identifier. */
const minPersonal = 3;

export function fingerprintOf(
  element: Element,
  anchors: Anchors,
  labelNames: readonly string[],
  word: Word,
): Fingerprint {
  const names = element.getAttributeNames();
  const others = names.filter((name) => name !== 'role' && !structural.includes(name)).map(word);
  const role = element.getAttribute('role');
  return {
    tag: word(element.localName),
    role: role === null ? null : word(role),
    attributes: [...new Set(others)].sort().slice(0, maxAttributes),
    values: Object.fromEntries(
      structural.flatMap((name) => {
        const value = element.getAttribute(name);
        return value === null ? [] : [[name, word(value)]];
      }),
    ),
    text: sizeOf(element.textContent ?? ''),
    label: labelOf(element, anchors, labelNames),
    isShown: isShown(element),
    within: ancestorsOf(element, word),
  };
}

function labelOf(
  element: Element,
  anchors: Anchors,
  labelNames: readonly string[],
): readonly string[] | SizeClass | null {
  const said = element.getAttribute('aria-label');
  if (said === null) return null;
  const known = labelNames.filter(
    (name) => anchors.startsWithLabel(name, said) || anchors.containsLabel(name, said),
  );
  return known.length > 0 ? known : sizeOf(said);
}

function ancestorsOf(element: Element, word: Word): readonly string[] {
  const found: string[] = [];
  for (
    let one = element.parentElement;
    one !== null && found.length < maxAncestors;
    one = one.parentElement
  ) {
    const role = one.getAttribute('role');
    found.push(word(one.localName) + (role === null ? '' : ` ${word(role)}`));
  }
  return found;
}

function sizeOf({ length }: string): SizeClass {
  if (length === 0) return '0';
  if (length < 10) return '<10';
  if (length < 100) return '<100';
  return length < 1000 ? '<1000' : '1000+';
}
