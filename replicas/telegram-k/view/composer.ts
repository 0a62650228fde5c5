import { button, el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import { readText } from '../model/editable-text.ts';
import { draftChanged } from '../model/drafts.ts';
import { askForPreview } from '../model/web-pages.ts';
import { activePeer, getState, type State } from '../model/state.ts';
import { composerCx, composerMark, cx, labels, mark } from '../variant.ts';
import { attachButton } from './attach.ts';
import { createAutocomplete } from './autocomplete.ts';
import { createComposerInput } from './composer-input.ts';
import { currentComposer, setComposer } from './current-composer.ts';
import { toggleEmojiPanel } from './emoji-panel.ts';
import { createEmojiStrip } from './emoji-strip.ts';
import { createHelperBar } from './helper-bar.ts';
import { createInlineResults } from './inline-results.ts';
import { createReplyKeyboard } from './reply-keyboard.ts';
import { createSendButton } from './send-button.ts';
import { showWebPage } from './web-page.ts';

/** Builds the open chat's composer with a text in it, in the place of the one before. */
export function mountComposer(host: HTMLElement, text: string): void {
  const peer = activePeer();
  if (!peer) return;
  const { input, fake, setText } = createComposerInput(
    peer.kind === 'channel' ? labels.broadcast : labels.message,
    composerMark('peer-id', peer.id),
  );
  const autocomplete = createAutocomplete(input);
  const strip = createEmojiStrip();
  const inline = createInlineResults(peer.id);
  const send = createSendButton();
  const webPage = el('div', { hidden: true, class: cx('web-page', 'reply-wrapper webpage') });
  const emoji = button(
    { class: cx('icon-button', 'btn-icon toggle-emoticons'), 'aria-label': labels.emoji },
    [icon('smile')],
    () => {
      toggleEmojiPanel(emoji);
    },
  );
  const wrapper = el(
    'div',
    { class: composerCx('message-row', 'new-message-wrapper rows-wrapper-row') },
    emoji,
    el('div', { class: composerCx('input-container', 'input-message-container') }, input, fake),
    attachButton(),
  );
  const row = el('div', { class: cx('composer-row', 'chat-input-wrapper') }, wrapper, send.element);
  const root = el(
    'div',
    { class: cx('composer', 'chat-input chat-input-main'), ...mark('peer-kind', peer.kind) },
    autocomplete.element,
    strip.element,
    inline.element,
    createHelperBar(),
    webPage,
    row,
    ...createReplyKeyboard(peer),
  );
  const changed = () => {
    const { text: words, entities } = readText(input);
    send.update(words !== '');
    if (getState().helper?.kind !== 'edit') draftChanged(peer.id, { text: words, entities });
    askForPreview(peer.id, words, (page) => {
      showWebPage(webPage, page);
    });
    inline.update(words);
    autocomplete.update();
    strip.follow(words);
  };
  input.addEventListener('input', changed);
  currentComposer()?.root.remove();
  host.append(root);
  setComposer({ root, input, setText, handleListKey: autocomplete.handleKey, update: send.update });
  setText(text);
  send.update(text !== '');
}

/** Removes the composer where no chat is open. */
export function unmountComposer(): void {
  currentComposer()?.root.remove();
  setComposer(null);
}

/** Follows the model: another chat means another text, the bar above the composer may bring one. */
export function composerFollows(host: HTMLElement, now: State, before: State): void {
  if (now.active === null) {
    if (before.active !== null) unmountComposer();
    return;
  }
  const draft = now.drafts.get(now.active) ?? '';
  if (now.active !== before.active || !currentComposer()) {
    mountComposer(host, draft);
    currentComposer()?.input.focus();
    return;
  }
  if (now.helper === before.helper) return;
  const composer = currentComposer();
  if (now.helper?.kind === 'edit') composer?.setText(now.helper.message.text);
  else if (before.helper?.kind === 'edit') composer?.setText(draft);
  if (composer) composer.update(readText(composer.input).text !== '');
  if (now.helper) composer?.input.focus();
}
