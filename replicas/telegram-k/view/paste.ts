import { isPopupOpen } from '../dom/popup.ts';
import { getState } from '../model/state.ts';
import { openMediaPopup } from './media-popup.ts';

/** Heard on the document in the capture phase: files open the popup, text goes in without its formatting. */
export function listenForPaste(): void {
  document.addEventListener(
    'paste',
    (event) => {
      if (getState().active === null || !event.clipboardData) return;
      const files = [...event.clipboardData.files];
      if (files.length > 0) {
        event.preventDefault();
        openMediaPopup(files, false);
        return;
      }
      const text = event.clipboardData.getData('text/plain');
      const target = event.target instanceof Node ? event.target : null;
      const host = target instanceof Element ? target : target?.parentElement;
      if (text === '' || !host?.closest('[contenteditable="true"]')) return;
      event.preventDefault();
      document.execCommand('insertText', false, text);
    },
    true,
  );
}

/** Whether files may be dropped on the page now. */
export function takesFiles(data: DataTransfer | null): boolean {
  return getState().active !== null && !isPopupOpen() && (data?.types.includes('Files') ?? false);
}
