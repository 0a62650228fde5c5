/** Runs in a page or frame: a conversation with an editor, whose own code writes down every key that reaches it. */
export function buildEditor(): void {
  const make = (tag: string, parent: Element): HTMLElement => {
    const element = document.createElement(tag);
    parent.append(element);
    return element;
  };
  const main = make('div', document.body);
  main.id = 'main';
  const title = make('span', make('header', main));
  title.dir = 'auto';
  title.title = 'Ann';
  title.textContent = 'Ann';
  const box = make('div', make('footer', main));
  box.contentEditable = 'true';
  box.setAttribute('role', 'textbox');
  const leaked: string[] = [];
  Object.assign(globalThis, { leaked });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') leaked.push(event.key);
  });
}
