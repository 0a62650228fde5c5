import { el } from '../dom/el.ts';
import { emojiImage, insertNode } from '../model/editable-text.ts';
import { activePeer } from '../model/state.ts';
import { sendText } from '../model/sending.ts';
import { composerCx, cx, labels } from '../variant.ts';
import { currentComposer } from './current-composer.ts';
import { emojis } from './emoji-names.ts';

interface Suggestion {
  readonly label: string;
  /** `typed` is how many letters before the caret it replaces. */
  pick(typed: number): void;
}

/** The list above the composer: people after @, emoji after :, commands of a bot after /. */
export function createAutocomplete(input: HTMLElement) {
  const element = el('ul', {
    hidden: true,
    role: 'listbox',
    'aria-label': labels.suggestions,
    class: cx('suggestions', 'autocomplete-helper'),
  });
  let items: readonly Suggestion[] = [];
  let chosen = 0;
  let typed = 0;

  const draw = () => {
    element.hidden = items.length === 0;
    element.replaceChildren(...items.map(({ label }, place) => optionFor(label, place)));
  };
  const optionFor = (label: string, place: number) => {
    const option = el(
      'li',
      { role: 'option', 'aria-selected': String(place === chosen), class: cx('suggestion') },
      label,
    );
    // The caret stays in the composer.
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    option.addEventListener('click', () => {
      pick(place);
    });
    return option;
  };
  const pick = (place: number) => {
    const item = items[place];
    items = [];
    draw();
    item?.pick(typed);
  };
  const update = () => {
    const token = tokenBeforeCaret(input);
    typed = token.length;
    items = suggestionsFor(token, input);
    chosen = 0;
    draw();
  };
  const handleKey = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (items.length === 0 || shiftKey) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      chosen = (chosen + (key === 'ArrowDown' ? 1 : items.length - 1)) % items.length;
      draw();
    } else if (key === 'Enter' || key === 'Tab') pick(chosen);
    else if (key === 'Escape') {
      items = [];
      draw();
    } else return false;
    return true;
  };
  return { element, update, handleKey };
}

function tokenBeforeCaret(input: HTMLElement): string {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || !(node instanceof Text) || !input.contains(node)) return '';
  return /(?:^|\s)([@:/][\p{L}\d_]*)$/u.exec(node.data.slice(0, selection.anchorOffset))?.[1] ?? '';
}

function suggestionsFor(token: string, input: HTMLElement): Suggestion[] {
  const peer = activePeer();
  const word = token.slice(1).toLowerCase();
  if (token.startsWith(':') && word.length >= 2) {
    return emojis
      .filter(({ name }) => name.startsWith(word))
      .map(({ name, emoji }) => ({
        label: `${emoji} ${name}`,
        pick: (typed) => {
          insertNode(input, emojiImage(emoji, composerCx('emoji', 'emoji')), typed);
        },
      }));
  }
  if (token.startsWith('@')) {
    return (peer?.members ?? [])
      .filter((name) => name.toLowerCase().startsWith(word))
      .map((name) => ({
        label: name,
        pick: (typed) => {
          insertNode(input, document.createTextNode(`@${name.toLowerCase().replace(' ', '_')} `), typed);
        },
      }));
  }
  if (!token.startsWith('/') || peer?.kind !== 'bot') return [];
  return ['/start', '/help']
    .filter((command) => command.startsWith(token))
    .map((command) => ({
      label: command,
      // A command leaves as it is picked.
      pick: () => {
        currentComposer()?.setText('');
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        sendText(peer.id, command, [], 'quick-reply');
      },
    }));
}
