import type { Then } from '../../core/policy/schema.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';
import { localised } from './localised.ts';

/** A tool that a rule names, to go to instead. */
export interface Suggestion {
  readonly label: string;
  readonly language: string;
  readonly url: string;
  /** To take the text along; null where there is none. */
  readonly carry: { readonly label: string; readonly copied: string; readonly notCopied: string } | null;
}

export function suggestionsOf(
  suggest: Then['suggest'],
  hasText: boolean,
  { say }: Texts<DialogKey>,
  languages: readonly string[],
): readonly Suggestion[] {
  return (suggest ?? []).map(({ label, url }) => {
    const { text: tool, language } = localised(label, languages);
    const carry = {
      label: say('copyOpen', { tool }),
      copied: say('copied'),
      notCopied: say('notCopied'),
    };
    return { label: tool, language, url, carry: hasText ? carry : null };
  });
}

/** The tools that a rule names, as links. */
export function suggestionLinks(
  document: Document,
  { suggestions, newTab }: { readonly suggestions: readonly Suggestion[]; readonly newTab: string },
): HTMLAnchorElement[] {
  return suggestions.map(({ label, language, url }) =>
    element(
      document,
      'a',
      { class: 'other', href: url, target: '_blank', rel: 'noopener noreferrer' },
      element(document, 'bdi', { lang: language }, label),
      element(document, 'span', { class: 'hidden' }, ` ${newTab}`),
    ),
  );
}

/** The tools under a label of their own; null without any. */
export function insteadView(
  document: Document,
  label: string,
  links: readonly HTMLAnchorElement[],
  carry: CarryView,
): HTMLElement | null {
  if (links.length === 0) return null;
  return element(
    document,
    'div',
    { class: 'instead', role: 'group', 'aria-labelledby': 'instead' },
    element(document, 'p', { class: 'label', id: 'instead' }, label),
    element(document, 'div', { class: 'row' }, ...links),
    carry.element,
  );
}

/** The tool that a click opens, as the rule says its address; null when it opens none. */
export function toolOpenedBy(
  event: MouseEvent,
  root: ShadowRoot,
  links: readonly HTMLAnchorElement[],
): string | null {
  // By the middle button as well, and by keyboard, which has no place.
  if (event.type !== 'click' && !(event.type === 'auxclick' && event.button === 1)) return null;
  // Firefox counts Enter on a link as one click, by no pointer.
  const isByKeyboard = event.detail === 0 || (event instanceof PointerEvent && event.pointerType === '');
  const pressed = isByKeyboard ? root.activeElement : root.elementFromPoint(event.clientX, event.clientY);
  return links.find((one) => one.contains(pressed))?.getAttribute('href') ?? null;
}

/** Buttons that take the text along to a tool, and what came of it. */
export interface CarryView {
  /** Null where there is nothing to take along. */
  readonly element: HTMLElement | null;
  /** True when the button was one of these: it answers nothing. */
  press(submitter: HTMLElement | null): boolean;
}

/** `carry` copies the text and opens the tool; false when it could not be copied. */
export function carryView(
  document: Document,
  suggestions: readonly Suggestion[],
  newTab: string,
  carry: (url: string) => Promise<boolean>,
): CarryView {
  const said = element(document, 'p', { class: 'label', role: 'status' });
  const offered = suggestions.flatMap((suggestion) => {
    if (suggestion.carry === null) return [];
    const hidden = element(document, 'span', { class: 'hidden' }, ` ${newTab}`);
    const button = element(
      document,
      'button',
      { type: 'submit', class: 'other' },
      suggestion.carry.label,
      hidden,
    );
    return [{ button, url: suggestion.url, carry: suggestion.carry }];
  });
  const buttons = offered.map(({ button }) => button);
  const row = element(document, 'div', { class: 'row' }, ...buttons);
  return {
    element: offered.length === 0 ? null : element(document, 'div', {}, row, said),
    press(submitter) {
      const pressed = offered.find(({ button }) => button === submitter);
      if (pressed === undefined) return false;
      void carry(pressed.url).then((isCopied) => {
        said.textContent = isCopied ? pressed.carry.copied : pressed.carry.notCopied;
      });
      return true;
    },
  };
}
