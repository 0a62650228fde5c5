import { $createTextNode, $getSelection, $isRangeSelection, type LexicalEditor, TextNode } from 'lexical';
import { offeredEmoji } from '../../shared/lexical/emoji-image.ts';
import { EmojiNode } from '../../shared/lexical/emoji-node.ts';
import { MentionNode } from '../../shared/lexical/mention-node.ts';

export interface Suggestion {
  readonly kind: 'mention' | 'emoji';
  readonly label: string;
  /** What goes into the text. */
  readonly value: string;
}

export interface Match {
  /** Length of the trigger and the query before the caret, in UTF-16 units. */
  readonly length: number;
  readonly suggestions: readonly Suggestion[];
}

/** What the caret could complete: `@` and a member's name in groups, `:` and two letters of an emoji's name. */
export function findMatch(editor: LexicalEditor, members: readonly string[]): Match | null {
  const before = editor.getEditorState().read($textBeforeCaret);
  const mention = /(?:^|\s)@([\p{L}\p{N}]*)$/u.exec(before)?.[1];
  if (mention !== undefined) return matchOf(mention, membersLike(members, mention));
  const emoji = /(?:^|\s):([a-z]{2,})$/.exec(before)?.[1];
  return emoji === undefined ? null : matchOf(emoji, emojiLike(emoji));
}

function matchOf(query: string, suggestions: readonly Suggestion[]): Match | null {
  return suggestions.length === 0 ? null : { length: query.length + 1, suggestions };
}

function membersLike(members: readonly string[], query: string): readonly Suggestion[] {
  return members
    .filter((member) => member.toLowerCase().startsWith(query.toLowerCase()))
    .map((member) => ({ kind: 'mention', label: member, value: `@${member}` }));
}

function emojiLike(query: string): readonly Suggestion[] {
  return offeredEmoji
    .filter(({ name }) => name.startsWith(query))
    .map(({ emoji, name }) => ({ kind: 'emoji', label: name, value: emoji }));
}

function $textBeforeCaret(): string {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return '';
  const node = selection.anchor.getNode();
  if (!(node instanceof TextNode) || !node.isSimpleText()) return '';
  return node.getTextContent().slice(0, selection.anchor.offset);
}

/** Puts the suggestion in the place of the query before the caret; inside an update. */
export function $complete(match: Match, suggestion: Suggestion): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const node = selection.anchor.getNode();
  if (!(node instanceof TextNode)) return;
  const end = selection.anchor.offset;
  const start = end - match.length;
  const parts = start === 0 ? node.splitText(end) : node.splitText(start, end);
  const query = parts[start === 0 ? 0 : 1];
  if (suggestion.kind === 'emoji') {
    query?.replace(new EmojiNode(suggestion.value));
    return;
  }
  const space = $createTextNode(' ');
  query?.replace(new MentionNode(suggestion.value)).insertAfter(space);
  space.select(1, 1);
}
