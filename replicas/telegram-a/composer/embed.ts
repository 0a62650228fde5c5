import { fillWith, h } from '../dom/build.ts';
import { icon } from '../dom/icon.ts';
import { pressButton } from '../dom/press.ts';
import { clearComposing } from '../model/send.ts';
import type { Composing } from '../model/store.ts';
import { composerCls, labels } from '../variant.ts';
import { fill } from '../text/labels.ts';

export interface Embed {
  readonly root: HTMLElement;
  show(composing: Composing, isRecording: boolean): void;
}

/** The strip above the composer: what is edited, answered, forwarded or recorded, and how to leave that. */
export function createEmbed(cancelRecording: () => void): Embed {
  const root = h('div', { class: composerCls('strip', 'ComposerEmbeddedMessage'), hidden: true });
  return {
    root,
    show(composing, isRecording) {
      const text = isRecording ? labels.recording : describe(composing);
      root.hidden = text === null;
      if (text === null) return;
      const close = pressButton(
        { class: composerCls('icon-button'), label: labels.cancel, icon: icon('close') },
        isRecording ? cancelRecording : clearComposing,
      );
      fillWith(root, h('span', { class: composerCls('strip-text') }, text), close);
    },
  };
}

function describe({ editing, replyTo, forwarding }: Composing): string | null {
  if (editing) return `${labels.editing}: ${editing.content.text}`;
  if (replyTo)
    return `${fill(labels.replyTo, { name: replyTo.from ?? labels.you })}: ${replyTo.content.text}`;
  return forwarding && fill(labels.forwarding, { count: forwarding.messages.length });
}
