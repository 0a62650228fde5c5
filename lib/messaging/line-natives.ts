/** What the line needs of the browser, taken before a page can replace it. */
export type LineNatives = ReturnType<typeof takeLineNatives>;

export function takeLineNatives(document: Document) {
  // Of this world, not of its window: through that, an extension in Firefox would get the page's own JSON and Reflect.
  const { Document, Element, Event, EventTarget, FocusEvent, Node } = globalThis;
  const { apply, getOwnPropertyDescriptor, ownKeys, setPrototypeOf } = Reflect;
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  const { setAttribute, getAttribute, attachShadow } = Element.prototype;
  const { appendChild } = Node.prototype;
  const { createElement } = Document.prototype;
  const { preventDefault } = Event.prototype;
  const getter = (prototype: object, name: string) => {
    const get = getOwnPropertyDescriptor(prototype, name)?.get;
    return (target: unknown): unknown => (get === undefined ? null : apply(get, target, []));
  };
  const relatedTarget = getter(FocusEvent.prototype, 'relatedTarget');
  const defaultPrevented = getter(Event.prototype, 'defaultPrevented');
  const shadowRoot = getter(Element.prototype, 'shadowRoot');
  const firstChild = getter(Node.prototype, 'firstChild');

  const encodeList = (list: readonly unknown[]): string => {
    let text = '';
    for (let i = 0; i < list.length; i += 1) text += (i === 0 ? '' : ',') + encode(list[i]);
    return `[${text}]`;
  };
  const encodeObject = (value: object): string => {
    let text = '';
    const names = ownKeys(value);
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i];
      if (typeof name !== 'string') continue;
      const field: unknown = getOwnPropertyDescriptor(value, name)?.value;
      if (field !== undefined) text += `${text === '' ? '' : ','}${stringify(name)}:${encode(field)}`;
    }
    return `{${text}}`;
  };
  // Not JSON.stringify as a whole: that asks every object for a toJSON, which a page can give to all of them.
  const encode = (value: unknown): string => {
    if (typeof value === 'string') return stringify(value);
    if (typeof value === 'boolean' || typeof value === 'number') return stringify(value);
    if (typeof value !== 'object' || value === null) return 'null';
    return isArray(value) ? encodeList(value) : encodeObject(value);
  };
  // A dictionary that inherits nothing: a page could add members to every object.
  const bare = <T extends object>(dictionary: T): T => {
    setPrototypeOf(dictionary, null);
    return dictionary;
  };
  const isNode = (value: unknown): value is Element => typeof value === 'object' && value !== null;

  return {
    encode,
    parse: (text: string | null): unknown => (text === null ? null : parse(text)),
    write: (target: Element, name: string, text: string): void => apply(setAttribute, target, [name, text]),
    read: (target: Element, name: string): string | null => apply(getAttribute, target, [name]),
    listen: (target: EventTarget, type: string, listener: (event: Event) => void): void =>
      apply(addEventListener, target, [type, listener, true]),
    unlisten: (target: EventTarget, type: string, listener: (event: Event) => void): void =>
      apply(removeEventListener, target, [type, listener, true]),
    /** True when somebody accepted. */
    dispatch(target: EventTarget, type: string, related: Node | null): boolean {
      const event = new FocusEvent(type, bare({ relatedTarget: related, cancelable: true }));
      apply(dispatchEvent, target, [event]);
      return defaultPrevented(event) === true;
    },
    accept: (event: Event): void => apply(preventDefault, event, []),
    relatedTo(event: Event): Node | null {
      const target = relatedTarget(event);
      return isNode(target) ? target : null;
    },
    makeHost(): Element {
      const host = apply(createElement, document, ['div']);
      const root = apply(attachShadow, host, [bare<ShadowRootInit>({ mode: 'open' })]);
      apply(appendChild, root, [apply(createElement, document, ['div'])]);
      return host;
    },
    insideOf(host: Node): Element | null {
      const root = shadowRoot(host);
      const inner = isNode(root) ? firstChild(root) : null;
      return isNode(inner) ? inner : null;
    },
  };
}
