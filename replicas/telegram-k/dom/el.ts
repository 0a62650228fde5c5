type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes (true is empty, false and undefined are left out) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** A button that acts on click. */
export function button(
  attributes: Attributes,
  content: readonly (Node | string)[],
  act: () => void,
): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, ...content);
  element.addEventListener('click', act);
  return element;
}
