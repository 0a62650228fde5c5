const blocks = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'PRE']);

/**
 * The text of a rich editor as it would be sent: blocks and `<br>` become line breaks, images their `alt` (emoji;
 * `innerText` drops those). Walks without recursion: however deep a page nests its nodes, they are read.
 */
export function readEditorText(root: Node): string {
  const parts: string[] = [];
  const document = root.ownerDocument;
  const walker = document?.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker?.nextNode() ?? null; node !== null; node = walker?.nextNode() ?? null) {
    parts.push(textOf(node, parts.length > 0));
  }
  return parts.join('').replace(/\u00a0/g, ' ');
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
