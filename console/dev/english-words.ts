/** Both languages of one catalogue. */
export interface Catalogue {
  readonly en: unknown;
  readonly de: unknown;
}

/** Sentences and words of the English catalogues that no German one has: in German none of them may be shown. */
export function englishWords(catalogues: readonly Catalogue[]): readonly string[] {
  const german = new Set(catalogues.flatMap(({ de }) => textsIn(de)));
  const english = new Set(catalogues.flatMap(({ en }) => textsIn(en)));
  return [...english].filter((text) => /\p{L}{3}/u.test(text) && !german.has(text));
}

function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words.trim()];
  if (typeof words !== 'object' || words === null) return [];
  return Object.values(words).flatMap(textsIn);
}

/** What a page shows and says, piece by piece; run in the page. */
export function shownTexts(): readonly string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (parentElement?.closest('script, style, .cm-editor, [lang]:not(html)') === null)
      found.push(textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
  return found.map((text) => text.trim()).filter((text) => text !== '');
}
