import { el } from '../dom/el.ts';
import { cx, labels } from '../variant.ts';

/** Other emoji like the one before the caret; keys go past it until an arrow chooses one of them, which nobody does here. */
export function createEmojiStrip() {
  const element = el(
    'ul',
    {
      hidden: true,
      role: 'listbox',
      'aria-label': labels.suggestions,
      class: cx('suggestions', 'autocomplete-helper emoji-helper'),
    },
    ...['\u{1f600}', '\u{1f603}'].map((emoji) =>
      el('li', { role: 'option', 'aria-selected': 'false', class: cx('suggestion') }, emoji),
    ),
  );
  /** Is there while the text ends with an emoji. */
  const follow = (text: string) => {
    element.hidden = !/\p{Extended_Pictographic}\ufe0f?$/u.test(text);
  };
  return { element, follow };
}
