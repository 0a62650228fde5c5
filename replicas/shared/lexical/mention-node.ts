import { type EditorConfig, type NodeKey, type SerializedTextNode, TextNode } from 'lexical';
import { themeClass } from './theme-class.ts';

const tokenMode = 1; // what TextNode.setMode('token') stores, but usable before the node is in a tree

/** Somebody named in the text: one atom, deleted as a whole. Theme key `mention`. */
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
    this.__mode = tokenMode;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.className = themeClass(config, 'mention');
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
