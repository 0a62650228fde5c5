import { button, el } from '../dom/el.ts';
import { forgetDraft } from '../model/drafts.ts';
import { askInlineBot, inlineQueryIn } from '../model/inline-bots.ts';
import { sendOther } from '../model/sending.ts';
import { cx, labels } from '../variant.ts';
import { currentComposer } from './current-composer.ts';

/** What an inline bot found for the text being typed; a click sends one. */
export function createInlineResults(peerId: string): {
  element: HTMLElement;
  update: (text: string) => void;
} {
  const element = el('div', {
    hidden: true,
    class: cx('results', 'autocomplete-helper inline-helper'),
    'aria-label': labels.suggestions,
  });
  const show = (results: readonly string[]) => {
    element.hidden = results.length === 0;
    element.replaceChildren(
      ...results.map((title) =>
        button({ class: cx('result', 'inline-helper-item') }, [title], () => {
          show([]);
          currentComposer()?.setText('');
          currentComposer()?.update(false);
          forgetDraft(peerId);
          sendOther(peerId, 'gif', [title]);
        }),
      ),
    );
  };
  return {
    element,
    update(text) {
      const query = inlineQueryIn(text);
      if (!query) show([]);
      askInlineBot(peerId, query, show);
    },
  };
}
