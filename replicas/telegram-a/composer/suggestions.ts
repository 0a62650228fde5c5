import { fillWith, h } from '../dom/build.ts';
import { onClick, onMouseDown } from '../dom/delegate.ts';
import { pushKeys } from '../dom/keys.ts';
import { composerCls, labels, listsHaveRoles } from '../variant.ts';

export interface Suggestion {
  readonly label: string;
  choose(): void;
}

export interface Suggestions {
  readonly root: HTMLElement;
  /** Shows these; none closes the list. */
  show(items: readonly Suggestion[]): void;
}

/** The list above a composer. While it is open, arrows, Enter, Tab and Escape belong to it. */
export function createSuggestions(): Suggestions {
  const root = h('div', {
    class: composerCls('suggestions', 'composer-tooltip'),
    role: listsHaveRoles ? 'listbox' : undefined,
    'aria-label': labels.suggestions,
    hidden: true,
  });
  let items: readonly Suggestion[] = [];
  let current = 0;
  let popKeys: (() => void) | null = null;

  function draw(): void {
    fillWith(
      root,
      ...items.map((item, index) => {
        const option = h(
          'div',
          {
            class: composerCls(index === current ? 'suggestion suggestion-on' : 'suggestion'),
            role: listsHaveRoles ? 'option' : undefined,
            'aria-selected': listsHaveRoles ? String(index === current) : undefined,
          },
          item.label,
        );
        onMouseDown(option, (event) => event.preventDefault()); // the composer keeps the focus
        onClick(option, () => choose(item));
        return option;
      }),
    );
  }

  function choose(item: Suggestion | undefined): void {
    show([]);
    item?.choose();
  }

  function onKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === 'Escape') show([]);
    else if ((key === 'Enter' && !shiftKey) || key === 'Tab') choose(items[current]);
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      current = (current + (key === 'ArrowDown' ? 1 : items.length - 1)) % items.length;
      draw();
    } else return false;
    return true;
  }

  function show(next: readonly Suggestion[]): void {
    if (items.length === 0 && next.length === 0) return;
    items = next;
    current = 0;
    root.hidden = items.length === 0;
    draw();
    popKeys?.();
    popKeys = items.length === 0 ? null : pushKeys(onKey);
  }

  return { root, show };
}
