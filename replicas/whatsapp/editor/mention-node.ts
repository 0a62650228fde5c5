import { type EditorConfig, type NodeKey, type SerializedTextNode, TextNode } from 'lexical';
import { cx } from '../variant.ts';

/** A group member named in the text: one atom, deleted as a whole. */
export class MentionNode extends TextNode {
  static override getType(): string {
    return 'mention';
  }

  static override clone(node: MentionNode): MentionNode {
    return new MentionNode(node.__text, node.__key);
  }

  static override importJSON(serialized: SerializedTextNode): MentionNode {
    return new MentionNode(serialized.text).updateFromJSON(serialized);
  }

  constructor(text: string, key?: NodeKey) {
    super(text, key);
    this.__mode = 1; // token: what TextNode.setMode('token') stores, but usable before the node is in a tree
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.className = cx('mention');
    return element;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }

  override isTextEntity(): boolean {
    return true;
  }
}
