import { cx } from './variant.ts';

/** Makes an element: attributes as they are, `r` for the class name before hashing, no HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'r') element.className = cx(value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A button that acts on click. */
export function makeButton(label: string, act: () => void, type = 'button'): HTMLButtonElement {
  const button = make('button', { type }, label);
  button.addEventListener('click', act);
  return button;
}
