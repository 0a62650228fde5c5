const blocks = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'PRE']);

interface Part {
  readonly node: Node;
  readonly text: string;
}

/**
 * The text of a rich editor as it would be sent: blocks and `<br>` become line breaks, images their `alt` (emoji;
 * `innerText` drops those). Walks without recursion: however deep a page nests its nodes, they are read.
 */
export function readEditorText(root: Node): string {
  return partsOf(root)
    .map(({ text }) => text)
    .join('');
}

/** The range that `start` to `end` of `readEditorText(root)` come from; null when nothing stands there. */
export function rangeOfText(root: Node, start: number, end: number): Range | null {
  const range = root.ownerDocument?.createRange() ?? null;
  let at = 0;
  let isOpen = false;
  for (const { node, text } of partsOf(root)) {
    const after = at + text.length;
    if (range !== null && !isOpen && start < after) {
      isOpen = true;
      if (node instanceof Text) range.setStart(node, start - at);
      else range.setStartBefore(node);
    }
    if (range !== null && isOpen && end <= after) {
      if (node instanceof Text) range.setEnd(node, end - at);
      else range.setEndAfter(node);
      return range;
    }
    at = after;
  }
  return null;
}

function partsOf(root: Node): readonly Part[] {
  const parts: Part[] = [];
  const document = root.ownerDocument;
  const walker = document?.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker?.nextNode() ?? null; node !== null; node = walker?.nextNode() ?? null) {
    parts.push({ node, text: textOf(node, parts.length > 0).replaceAll('\u00a0', ' ') });
  }
  return parts;
}

function textOf(node: Node, isFurther: boolean): string {
  if (!(node instanceof Element)) return node.nodeValue ?? '';
  if (node.tagName === 'IMG') return node.getAttribute('alt') ?? '';
  if (node.tagName === 'BR') {
    // A <br> that only keeps an empty block open is no line break of its own.
    return node.nextSibling !== null || node.previousSibling !== null ? '\n' : '';
  }
  return isFurther && blocks.has(node.tagName) ? '\n' : '';
}
