import {
  $createRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_LOW,
  DROP_COMMAND,
  type LexicalEditor,
} from 'lexical';

/** Text that is dropped goes where it falls. The plain-text editor alone would throw it away. */
export function registerTextDrop(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    DROP_COMMAND,
    (event) => {
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      const place = document.caretRangeFromPoint(event.clientX, event.clientY);
      if (text === '' || !place) return false;
      event.preventDefault();
      const selection = $createRangeSelection();
      selection.applyDOMRange(place);
      $setSelection(selection);
      selection.insertRawText(text);
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );
}
