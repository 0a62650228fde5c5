import {
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { type ReactNode, useEffect, useId, useLayoutEffect, useState } from 'react';
import { cx, labels } from '../variant.ts';
import { emojiImage } from './emoji-image.ts';
import { useEditor } from './surface.tsx';
import { $complete, findMatch, type Match, type Suggestion } from './typeahead-match.ts';

/** The composer's own list of mentions or emoji. While it is open, Enter and Tab choose instead of sending. */
export function Typeahead({ members }: { readonly members: readonly string[] }): ReactNode {
  const editor = useEditor();
  const id = useId();
  const [match, setMatch] = useState<Match | null>(null);
  const [active, setActive] = useState(0);

  useEffect(
    () =>
      editor.registerUpdateListener(() => {
        setMatch(findMatch(editor, members));
        setActive(0);
      }),
    [editor, members],
  );
  useLayoutEffect(() => {
    if (!match) return undefined;
    describe(editor, id, active);
    const close = () => {
      setMatch(null);
    };
    const stop = registerKeys(editor, match, active, setActive, close);
    return () => {
      stop();
      describe(editor, null, 0);
    };
  }, [editor, id, match, active]);

  if (!match) return null;
  return (
    <ul role="listbox" id={id} aria-label={labels.suggestions} className={cx('typeahead')}>
      {match.suggestions.map((suggestion, index) => (
        <li
          key={suggestion.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={cx('option', index === active && 'option-active')}
          onMouseDown={(event) => {
            event.preventDefault(); // keeps the caret where the query is
          }}
          onClick={() => {
            editor.update(() => {
              $complete(match, suggestion);
            });
          }}
        >
          <Choice suggestion={suggestion} />
        </li>
      ))}
    </ul>
  );
}

function Choice({ suggestion }: { readonly suggestion: Suggestion }): ReactNode {
  if (suggestion.kind === 'mention') return suggestion.label;
  return (
    <>
      <img className={cx('emoji')} src={emojiImage(suggestion.value)} alt={suggestion.value} />
      {suggestion.label}
    </>
  );
}

function registerKeys(
  editor: LexicalEditor,
  match: Match,
  active: number,
  setActive: (index: number) => void,
  close: () => void,
): () => void {
  const count = match.suggestions.length;
  const onKey = (act: () => void) => (event: KeyboardEvent | null) => {
    event?.preventDefault();
    act();
    return true;
  };
  const choose = onKey(() => {
    const suggestion = match.suggestions[active];
    if (suggestion) $complete(match, suggestion);
  });
  const move = (by: number) =>
    onKey(() => {
      setActive((active + by + count) % count);
    });
  return mergeRegister(
    editor.registerCommand(KEY_ENTER_COMMAND, choose, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_TAB_COMMAND, choose, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, move(1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_UP_COMMAND, move(-1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ESCAPE_COMMAND, onKey(close), COMMAND_PRIORITY_HIGH),
  );
}

/** Tells assistive technology, on the editor itself, which list is open. */
function describe(editor: LexicalEditor, list: string | null, active: number): void {
  const root = editor.getRootElement();
  if (!root) return;
  if (list === null) {
    root.removeAttribute('aria-controls');
    root.removeAttribute('aria-activedescendant');
    return;
  }
  root.setAttribute('aria-controls', list);
  root.setAttribute('aria-activedescendant', `${list}-${active}`);
}
