import type { Entity } from './drafts.ts';

export interface RichText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const entityNames: Readonly<Record<string, string>> = {
  B: 'messageEntityBold',
  STRONG: 'messageEntityBold',
  I: 'messageEntityItalic',
  EM: 'messageEntityItalic',
  U: 'messageEntityUnderline',
  CODE: 'messageEntityCode',
};

/** What an editable element says: line breaks, emoji images by their `alt`, formatting as entities. Trimmed. */
export function readText(root: Node): RichText {
  const entities: Entity[] = [];
  let text = '';
  const walk = (node: Node): void => {
    if (node instanceof Text) text += node.data.replaceAll('\u00a0', ' ');
    else if (node instanceof HTMLBRElement) text += '\n';
    else if (node instanceof HTMLImageElement) text += node.alt;
    else walkInto(node);
  };
  const walkInto = (node: Node): void => {
    const isBlock = node !== root && (node instanceof HTMLDivElement || node instanceof HTMLParagraphElement);
    if (isBlock && text !== '' && !text.endsWith('\n')) text += '\n';
    const offset = text.length;
    node.childNodes.forEach(walk);
    const name = node instanceof HTMLElement ? entityNames[node.tagName] : undefined;
    if (name && text.length > offset) entities.push({ _: name, offset, length: text.length - offset });
  };
  walk(root);
  return trimmed(text, entities);
}

function trimmed(text: string, entities: readonly Entity[]): RichText {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(0, entity.offset - lead);
    const end = Math.min(kept.length, entity.offset + entity.length - lead);
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  return { text: kept, entities: moved };
}

/** An emoji as the image that an editor holds: its text is in `alt` alone. */
export function emojiImage(emoji: string, className: string): HTMLImageElement {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><text x="0" y="16" font-size="16">${emoji}</text></svg>`;
  const image = document.createElement('img');
  image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  image.alt = emoji;
  image.className = className;
  image.draggable = false;
  return image;
}

/** Puts the caret at the end, unless it is already inside. */
export function focusEditable(element: HTMLElement): void {
  element.focus();
  const selection = getSelection();
  if (!selection || (selection.anchorNode !== element && element.contains(selection.anchorNode))) return;
  selection.selectAllChildren(element);
  selection.collapseToEnd();
}

/** Puts a node at the caret of an element, in the place of what is selected, and tells the page so. */
export function insertNode(element: HTMLElement, node: Node, replaceBefore = 0): void {
  focusEditable(element);
  const range = getSelection()?.getRangeAt(0);
  if (!range) return;
  if (replaceBefore > 0) range.setStart(range.startContainer, range.startOffset - replaceBefore);
  range.deleteContents();
  range.insertNode(node);
  range.collapse(false);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}
