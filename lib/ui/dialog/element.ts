/** Attributes by name; null leaves one out, true sets it empty. */
type Attributes = Readonly<Record<string, string | true | null>>;
type Child = Node | string | null;

/** Builds an element without markup: pages with Trusted Types refuse every string of HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}
