import { composer } from '../composer/composer.ts';
import { activeStoryEditable } from './story.ts';
import { getState } from '../model/store.ts';
import { openCaption, stageFiles } from './media-modal.ts';

/** Pastes anywhere but in a plain field: files open the modal, text goes into the composer. */
export function listenToPaste(): void {
  document.addEventListener('paste', (event) => {
    const { clipboardData, target } = event;
    if (!clipboardData || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    const story = activeStoryEditable();
    if (!getState().route && !story) return;
    const files = [...clipboardData.files];
    const text = clipboardData.getData('text/plain');
    if (files.length > 0 && !story) {
      event.preventDefault();
      stageFiles(files, false);
    } else if (text !== '') {
      event.preventDefault();
      const editable = story ?? openCaption() ?? composer.editable;
      if (!editable.element().contains(document.activeElement)) editable.focus();
      document.execCommand('insertText', false, text);
    }
  });
}
