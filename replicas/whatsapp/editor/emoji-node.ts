import {
  DecoratorNode,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import { cx } from '../variant.ts';
import { emojiImage } from './emoji-image.ts';

type SerializedEmoji = Spread<{ emoji: string }, SerializedLexicalNode>;

/** An emoji in the editor: an image whose `alt` is the emoji, so that `innerText` does not hold it. */
export class EmojiNode extends DecoratorNode<null> {
  __emoji: string;

  static override getType(): string {
    return 'emoji';
  }

  static override clone(node: EmojiNode): EmojiNode {
    return new EmojiNode(node.__emoji, node.__key);
  }

  static override importJSON(serialized: SerializedEmoji): EmojiNode {
    return new EmojiNode(serialized.emoji);
  }

  constructor(emoji: string, key?: NodeKey) {
    super(key);
    this.__emoji = emoji;
  }

  override exportJSON(): SerializedEmoji {
    return { ...super.exportJSON(), emoji: this.__emoji };
  }

  override createDOM(): HTMLElement {
    const span = document.createElement('span');
    const image = document.createElement('img');
    image.alt = this.__emoji;
    image.src = emojiImage(this.__emoji);
    image.draggable = false;
    image.className = cx('emoji');
    span.append(image);
    return span;
  }

  override updateDOM(): false {
    return false;
  }

  override getTextContent(): string {
    return this.__emoji;
  }

  override isKeyboardSelectable(): boolean {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export function $isEmojiNode(node: LexicalNode | null | undefined): node is EmojiNode {
  return node instanceof EmojiNode;
}
