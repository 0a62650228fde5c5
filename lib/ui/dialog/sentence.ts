import { element } from './element.ts';

/** A sentence with one value in it that has a direction, or an address, of its own. */
export interface Sentence {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

/** `text` around its placeholder `{name}`. */
export function split(text: string, name: string, value: string): Sentence {
  const [before = '', after = ''] = text.split(`{${name}}`);
  return { before, value, after };
}

export function sentenceNodes(
  document: Document,
  { before, value, after }: Sentence,
  href: string | null = null,
): Node[] {
  const bdi = element(document, 'bdi', {}, value);
  const link = href && element(document, 'a', { href, target: '_blank', rel: 'noopener noreferrer' }, bdi);
  return [document.createTextNode(before), link || bdi, document.createTextNode(after)];
}
