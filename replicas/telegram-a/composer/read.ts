import type { Entity, FormattedText } from '../model/protocol.ts';

const entityTypes = new Map([
  ['B', 'MessageEntityBold'],
  ['STRONG', 'MessageEntityBold'],
  ['I', 'MessageEntityItalic'],
  ['EM', 'MessageEntityItalic'],
  ['U', 'MessageEntityUnderline'],
  ['S', 'MessageEntityStrike'],
  ['DEL', 'MessageEntityStrike'],
  ['CODE', 'MessageEntityCode'],
  ['A', 'MessageEntityMentionName'],
]);

/** The text of an editable's state with its entities, as it is sent: emoji images as their `alt`, trimmed. */
export function readFormatted(root: Node): FormattedText {
  const entities: Entity[] = [];
  let text = '';
  const read = (node: Node): void => {
    const offset = text.length;
    if (node instanceof Text) {
      text += node.data.replaceAll('\u00a0', ' ');
    } else if (node instanceof HTMLBRElement) {
      if (!isOnlyChildOfLine(node)) text += '\n';
    } else if (node instanceof HTMLImageElement) {
      text += node.alt;
      const { documentId } = node.dataset;
      if (documentId) {
        entities.push({ type: 'MessageEntityCustomEmoji', offset, length: node.alt.length, documentId });
      }
    } else {
      if (isLine(node) && node.previousSibling) text += '\n';
      for (const child of node.childNodes) read(child);
      const type = entityTypes.get(node.nodeName);
      if (type) entities.push(entityOf(node, type, offset, text.length - offset));
    }
  };
  read(root);
  return trimmed(text, entities);
}

function entityOf(node: Node, type: string, offset: number, length: number): Entity {
  const userId = node instanceof HTMLElement ? node.dataset['userId'] : undefined;
  return { type, offset, length, ...(userId && { userId }) };
}

function isLine(node: Node): boolean {
  return node instanceof HTMLDivElement || node instanceof HTMLParagraphElement;
}

/** An empty line holds a break that only keeps it open. */
function isOnlyChildOfLine(node: Node): boolean {
  const parent = node.parentNode;
  return parent !== null && isLine(parent) && parent.childNodes.length === 1;
}

function trimmed(text: string, entities: readonly Entity[]): FormattedText {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities
    .map((entity) => ({ ...entity, offset: entity.offset - start }))
    .filter(({ offset, length }) => offset >= 0 && offset + length <= kept.length && length > 0);
  return moved.length > 0 ? { text: kept, entities: moved } : { text: kept };
}

/** Nodes that read back as this text. */
export function nodesOf({ text, entities = [] }: FormattedText): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let from = 0;
  for (const { type, offset, length, documentId } of entities) {
    if (type !== 'MessageEntityCustomEmoji' || !documentId || offset < from) continue;
    appendLines(fragment, text.slice(from, offset));
    fragment.append(customEmojiImage(documentId, text.slice(offset, offset + length)));
    from = offset + length;
  }
  appendLines(fragment, text.slice(from));
  return fragment;
}

function appendLines(fragment: DocumentFragment, text: string): void {
  text.split('\n').forEach((line, index) => {
    if (index > 0) fragment.append(document.createElement('br'));
    if (line !== '') fragment.append(line);
  });
}

// A star in a circle: a picture like any other, so that nothing but `alt` says what it stands for.
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="#c9a227"/></svg>';

/** A custom emoji: an image whose `alt` is the emoji it stands for. */
export function customEmojiImage(documentId: string, alt: string): HTMLImageElement {
  const image = document.createElement('img');
  image.alt = alt;
  image.draggable = false;
  image.width = 20;
  image.height = 20;
  image.dataset['documentId'] = documentId;
  image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  return image;
}
