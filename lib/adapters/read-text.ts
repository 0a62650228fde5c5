const blocks = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'PRE']);

/**
 * The text of a rich editor as it would be sent: blocks and `<br>` become line breaks, images their `alt` (emoji;
 * `innerText` drops those).
 */
export function readEditorText(root: Node): string {
  const parts: string[] = [];
  collect(root, parts, true);
  return parts.join('').replace(/\u00a0/g, ' ');
}

function collect(node: Node, parts: string[], isRoot: boolean): void {
  if (node.nodeType === Node.TEXT_NODE) {
    parts.push(node.nodeValue ?? '');
    return;
  }
  if (!(node instanceof Element)) return;
  if (node.tagName === 'BR') {
    // A <br> that only keeps an empty block open is no line break of its own.
    if (node.nextSibling !== null || node.previousSibling !== null) parts.push('\n');
    return;
  }
  if (node.tagName === 'IMG') {
    parts.push(node.getAttribute('alt') ?? '');
    return;
  }
  if (!isRoot && blocks.has(node.tagName) && parts.length > 0) parts.push('\n');
  for (const child of node.childNodes) collect(child, parts, false);
}
