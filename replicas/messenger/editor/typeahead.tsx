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
import { emojiImage } from '../../shared/lexical/emoji-image.ts';
import { cx, labels } from '../variant.ts';
import { useEditor } from './surface.tsx';
import { $complete, findMatch, type Match } from './typeahead-match.ts';

/** The composer's own list of members or emoji. While it is open, Enter and Tab choose from it. */
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
    const stop = registerKeys(editor, {
      size: match.suggestions.length,
      active,
      choose: () => {
        const suggestion = match.suggestions[active];
        if (suggestion) $complete(match, suggestion);
      },
      move: setActive,
      close: () => {
        setMatch(null);
      },
    });
    bind(editor, id, active);
    return () => {
      stop();
      unbind(editor);
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
          {suggestion.kind === 'emoji' && (
            <img className={cx('emoji')} src={emojiImage(suggestion.value)} alt={suggestion.value} />
          )}
          {suggestion.label}
        </li>
      ))}
    </ul>
  );
}

interface Keys {
  readonly size: number;
  readonly active: number;
  readonly choose: () => void;
  readonly move: (index: number) => void;
  readonly close: () => void;
}

function registerKeys(editor: LexicalEditor, { size, active, choose, move, close }: Keys): () => void {
  const taking = (act: () => void) => (event: KeyboardEvent | null) => {
    event?.preventDefault();
    act();
    return true;
  };
  const moving = (by: number) =>
    taking(() => {
      move((active + by + size) % size);
    });
  return mergeRegister(
    editor.registerCommand(KEY_ENTER_COMMAND, taking(choose), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_TAB_COMMAND, taking(choose), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, moving(1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_UP_COMMAND, moving(-1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ESCAPE_COMMAND, taking(close), COMMAND_PRIORITY_HIGH),
  );
}

/** Says on the editor itself which list is open and which option is the current one. */
function bind(editor: LexicalEditor, list: string, active: number): void {
  const root = editor.getRootElement();
  root?.setAttribute('aria-controls', list);
  root?.setAttribute('aria-activedescendant', `${list}-${active}`);
  root?.setAttribute('aria-expanded', 'true');
}

function unbind(editor: LexicalEditor): void {
  for (const name of ['aria-controls', 'aria-activedescendant', 'aria-expanded']) {
    editor.getRootElement()?.removeAttribute(name);
  }
}
