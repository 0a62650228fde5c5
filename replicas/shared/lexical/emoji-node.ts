import {
  DecoratorNode,
  type EditorConfig,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import { emojiImage } from './emoji-image.ts';
import { themeClass } from './theme-class.ts';

type SerializedEmoji = Spread<{ emoji: string }, SerializedLexicalNode>;

/** An emoji in an editor: an image whose `alt` is the emoji, which `innerText` leaves out. Theme key `emoji`. */
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

  override createDOM(config: EditorConfig): HTMLElement {
    const image = document.createElement('img');
    image.alt = this.__emoji;
    image.src = emojiImage(this.__emoji);
    image.draggable = false;
    image.className = themeClass(config, 'emoji');
    const holder = document.createElement('span');
    holder.append(image);
    return holder;
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
