import { Lexer } from 'yaml';

/** Flow brackets, or block marks on one line (`- - - a`): far more than any rule a person could read. */
const maxLevels = 60;
/** Block values nest by columns. Text inside a block scalar may stand further in. */
const maxIndent = 400;
const maxTokens = 400_000;

/**
 * Bounds a YAML text before the parser sees it. The parser recurses, and a text of a few thousand brackets can end
 * not in an exception but in the death of the whole process (V8 compiling a regular expression on a full stack). The
 * lexer does not recurse.
 */
export function boundNesting(text: string): 'fine' | 'too-deep' | 'too-large' {
  let tokens = 0;
  let flow = 0;
  let marks = 0;
  let isScalar = false;
  let isLineStart = true;
  for (const token of new Lexer().lex(text)) {
    if (++tokens > maxTokens) return 'too-large';
    const isIndent = isLineStart && !isScalar && token.trim() === '' && !token.includes('\n');
    if (isIndent && token.length > maxIndent) return 'too-deep';
    isLineStart = token.endsWith('\n');
    if (isScalar) {
      isScalar = false; // what follows the mark is text, whatever it looks like
      continue;
    }
    if (token === scalarMark) isScalar = true;
    else if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    else if (token === '-' || token === '?' || token === ':') marks++;
    else if (token === ',' || (flow === 0 && isLineStart)) marks = 0;
    if (flow + marks > maxLevels) return 'too-deep';
  }
  return 'fine';
}

/** What the lexer puts before the text of a plain or block scalar. */
const scalarMark = '\u001f';
