import { h } from '../dom/build.ts';
import { pushKeys } from '../dom/keys.ts';
import { composerCls, labels } from '../variant.ts';

export interface EmojiStrip {
  readonly root: HTMLElement;
  /** Is there while the text ends with an emoji. */
  follow(text: string): void;
}

/** Other emoji like the one before the caret. It hears Escape alone: Enter sends. */
export function createEmojiStrip(): EmojiStrip {
  const root = h(
    'div',
    { class: composerCls('emoji-strip', 'composer-tooltip'), 'aria-label': labels.suggestions, hidden: true },
    ...['\u{1f600}', '\u{1f603}'].map((emoji) =>
      h('div', { class: composerCls('sticker', 'StickerButton') }, emoji),
    ),
  );
  let popKeys: (() => void) | null = null;
  const show = (shown: boolean): void => {
    root.hidden = !shown;
    popKeys?.();
    popKeys = shown ? pushKeys(onKey) : null;
  };
  const onKey = ({ key }: KeyboardEvent): boolean => {
    if (key !== 'Escape') return false;
    show(false);
    return true;
  };
  return { root, follow: (text) => show(/\p{Extended_Pictographic}\ufe0f?$/u.test(text)) };
}
