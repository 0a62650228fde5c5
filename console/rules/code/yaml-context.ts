/** Where in a document a person is typing, told from the lines above: while it is typed a document can seldom be parsed. */
export interface TypingPlace {
  /** Fields from the outside in; `[]` for an item of a list. */
  readonly path: readonly string[];
  readonly kind: 'key' | 'value';
  /** What is there of the word, and where in the text it begins. */
  readonly word: string;
  readonly from: number;
}

const lineForm = /^(\s*)((?:- +)*)(.*)$/;
const keyForm = /^(\s*)((?:- +)*)["']?([\w.-]+)["']?:(?:\s|$)/;

/** Null inside comments and quoted texts. */
export function typingPlace(text: string, at: number): TypingPlace | null {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, at);
  if (/^\s*#|\s#/.test(line)) return null;
  const [, indent = '', dashes = '', content = ''] = lineForm.exec(line) ?? [];
  const column = indent.length + dashes.length;
  const above = text.slice(0, start).split('\n');
  const around = [...parentPath(above, indent.length, dashes), ...dashesOf(dashes).map(() => '[]')];
  const pair = /^["']?([\w.-]+)["']?:\s+(.*)$/.exec(content);
  const flow = pair?.[2] ?? content;
  if (/^[[{&]/.test(flow)) {
    const inner = inFlow(flow.replace(/^&\S+\s*/, ''));
    if (inner === null) return null;
    const path = [...around, ...(pair?.[1] === undefined ? [] : [pair[1]]), ...inner.path];
    return { ...inner, path, from: at - inner.word.length };
  }
  const word = pair?.[2] ?? content;
  if (/["'|>]/.test(word)) return null;
  if (pair?.[1] !== undefined)
    return { path: [...around, pair[1]], kind: 'value', word, from: at - word.length };
  // A bare word behind a dash may be a value or the first field of a group.
  return { path: around, kind: dashes === '' ? 'key' : 'value', word, from: start + column };
}

const dashesOf = (dashes: string): readonly number[] => [...dashes.matchAll(/-/g)].map(({ index }) => index);

function parentPath(above: readonly string[], indent: number, dashes: string): readonly string[] {
  const path: string[] = [];
  let need = indent;
  let isDash = dashes !== '';
  for (const line of above.toReversed()) {
    const found = keyForm.exec(line);
    if (found === null) continue;
    const [, before = '', marks = '', key = ''] = found;
    const column = before.length + marks.length;
    if (column === need && marks !== '' && !isDash) path.unshift(...dashesOf(marks).map(() => '[]'));
    else if (column < need || (column === need && isDash && marks === '')) {
      path.unshift(...dashesOf(marks).map(() => '[]'), key);
    } else continue;
    need = marks === '' ? column : before.length;
    isDash = marks !== '';
    if (need === 0 && !isDash) break;
  }
  return path;
}

/** What is open at the end of `[a, { b: c, d`. */
function inFlow(flow: string): Pick<TypingPlace, 'path' | 'kind' | 'word'> | null {
  const open: { readonly mark: string; key: string | null }[] = [];
  let word = '';
  let quote = '';
  for (const char of flow) {
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[' || char === '{') {
      open.push({ mark: char, key: null });
      word = '';
    } else if (char === ']' || char === '}') {
      open.pop();
      word = '';
    } else if (char === ',') {
      const top = open.at(-1);
      if (top !== undefined) top.key = null;
      word = '';
    } else if (char === ':') {
      const top = open.at(-1);
      if (top !== undefined) top.key = word.trim();
      word = '';
    } else word += char;
  }
  const top = open.at(-1);
  if (top === undefined || quote !== '') return null;
  const path = open.flatMap(({ mark, key }) => (mark === '[' ? ['[]'] : key === null ? [] : [key]));
  return { path, kind: top.mark === '{' && top.key === null ? 'key' : 'value', word: word.trimStart() };
}
