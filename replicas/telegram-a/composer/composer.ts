import { h } from '../dom/build.ts';
import { isFieldOrControl, pushKeys } from '../dom/keys.ts';
import { forgetDraft, keepDraft } from '../model/drafts.ts';
import type { FormattedText } from '../model/protocol.ts';
import { clearComposing, sendEdit, sendForward, sendText } from '../model/send.ts';
import { change, draftKey, follow, getState, visibleMessages } from '../model/store.ts';
import type { SendOptions } from '../model/types.ts';
import { composerCls, labels } from '../variant.ts';
import { createEditable } from './editable.ts';
import { createEmojiStrip } from './emoji-strip.ts';
import { createEmbed } from './embed.ts';
import { createLinkPreview } from './link-preview.ts';
import { createMainButton } from './main-button.ts';
import { sendAskedBy } from './send-keys.ts';
import { askWhen } from './send-menu.ts';
import { tellTyping } from './typing.ts';
import { askInlineBot, suggestionsFor } from './suggest.ts';
import { createSuggestions } from './suggestions.ts';
import { createTools } from './tools.ts';
import { createVoiceRecorder } from './voice.ts';

/** The composer of the open chat; there is one, whatever chat is open. */
const editable = createEditable({
  id: 'editable-message-text',
  placeholder: labels.message,
  onChange: (text) => onChange(text),
  onKey: (event) => onKey(event),
});
const embed = createEmbed(() => voice.cancel());
const preview = createLinkPreview(() => editable);
const suggestions = createSuggestions();
const emojiStrip = createEmojiStrip();
const voice = createVoiceRecorder(showState);
const mainButton = createMainButton({ editable, voice, send });

export const composer = { editable, send };

function onChange(text: FormattedText): void {
  keepDraft(text);
  preview.watch(text.text);
  suggestions.show(suggestionsFor(editable));
  askInlineBot(editable, text.text, suggestions.show);
  emojiStrip.follow(text.text);
  mainButton.update();
  if (text.text !== '') tellTyping();
}

/** The strip and the main button as what is going on has them. */
function showState(): void {
  embed.show(getState().composing, voice.isRecording());
  mainButton.update();
}

function onKey(event: KeyboardEvent): void {
  const asked = sendAskedBy(event);
  if (asked) {
    event.preventDefault();
    send(asked);
  } else if (event.key === 'ArrowUp' && editable.read().text === '') {
    editLast(event);
  } else if (event.key === 'Escape') {
    clearComposing();
  }
}

function editLast(event: KeyboardEvent): void {
  const own = visibleMessages(getState()).filter(({ from, content }) => from === null && content.text !== '');
  const editing = own.at(-1);
  if (!editing) return;
  event.preventDefault();
  change({ composing: { editing, replyTo: null, forwarding: null } });
}

/** Sends what stands in the composer, or what waits in it. It is empty before the server answers. */
function send(options: SendOptions): void {
  const { route, composing } = getState();
  if (!route) return;
  if (voice.isRecording()) {
    voice.send(options);
    return;
  }
  const content = editable.read();
  if (composing.editing) {
    if (content.text === '') return;
    clearComposing();
    sendEdit(composing.editing, content);
    return;
  }
  const { forwarding } = composing;
  if (content.text === '' && !forwarding) return;
  if (route.type === 'scheduled' && options.scheduledAt === undefined) {
    askWhen((scheduledAt) => send({ ...options, scheduledAt }));
    return;
  }
  editable.write({ text: '' });
  forgetDraft(route);
  if (content.text !== '') sendText(content, options);
  clearComposing();
  if (forwarding) sendForward(forwarding.from, forwarding.messages, route.peerId, options);
}

/** Mounted once; hidden while no chat is open or messages are being chosen. */
export function createComposer(): HTMLElement {
  const row = h(
    'div',
    { class: composerCls('composer-row', 'message-input-wrapper') },
    ...createTools(editable),
  );
  const box = h(
    'div',
    { class: composerCls('composer-box', 'composer-wrapper') },
    suggestions.root,
    emojiStrip.root,
    embed.root,
    preview.root,
    row,
  );
  const root = h('div', { class: composerCls('composer', 'Composer') }, box, mainButton.root);

  follow(
    ({ route, selected }) => route === null || selected !== null,
    (hidden) => (root.hidden = hidden),
  );
  follow(({ route }) => route, showDraft);
  follow(
    ({ composing }) => composing.editing,
    (editing) => {
      if (editing) {
        editable.write(editing.content);
        editable.focus();
      } else showDraft();
    },
  );
  follow(
    ({ composing }) => composing,
    (composing) => {
      showState();
      if (composing.replyTo || composing.forwarding) editable.focus();
    },
  );
  // Enter sends wherever the focus is, unless it means something there.
  pushKeys((event) => {
    const asked = isFieldOrControl(event.target) ? null : sendAskedBy(event);
    if (!asked || root.hidden) return false;
    send(asked);
    return true;
  });
  document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey }) => {
    if (target === document.body && key.length === 1 && !ctrlKey && !metaKey) editable.focus();
  });
  return root;
}

function showDraft(): void {
  const { route, drafts } = getState();
  suggestions.show([]);
  if (voice.isRecording()) voice.cancel();
  const draft = route?.type === 'thread' ? drafts.get(draftKey(route)) : undefined;
  editable.write(draft ?? { text: '' });
  if (route) editable.focus();
}
