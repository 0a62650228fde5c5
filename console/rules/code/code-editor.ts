import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { hidden, shownText } from '../../../lib/design/components/shown-text.ts';
import type { Problem } from '../../../lib/core/problem.ts';
import { problemSentence } from '../problem-words.ts';
import { choicesAt, type KnownNames } from './complete.ts';
import { difference } from './difference.ts';
import { highlightStyle, phrases, theme } from './theme.ts';

export interface CodeEditor {
  /** Brings the text in from outside, as one change that can be undone. */
  setText(text: string): void;
  setProblems(problems: readonly Problem[]): void;
  /** The caret to a line (1-based), in sight. */
  goToLine(line: number, focus: boolean): void;
  destroy(): void;
}

export interface CodeEditorOptions {
  readonly parent: Element;
  readonly text: string;
  readonly label: string;
  readonly names: () => KnownNames;
  readonly onText: (text: string) => void;
  /** 1-based line of the caret, whenever it comes to another. */
  readonly onLine: (line: number) => void;
}

const fromOutside = Annotation.define<true>();

/**
 * CodeMirror in a shadow root of its own: there it adopts its style sheets, while in a document it would add style
 * elements, which the console's security policy refuses.
 */
export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  const root = options.parent.shadowRoot ?? options.parent.attachShadow({ mode: 'open' });
  let line = 1;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        ...[
          lineNumbers(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSpecialChars({ addSpecialChars: new RegExp(`(?![\\t\\n])${hidden.source}`, 'u') }),
          history(),
          indentOnInput(),
        ],
        ...[bracketMatching(), yaml(), syntaxHighlighting(highlightStyle), lintGutter(), theme],
        EditorState.phrases.of(phrases),
        indentUnit.of('  '),
        autocompletion({ override: [(context) => completions(context, options.names())], icons: false }),
        EditorView.contentAttributes.of({
          'aria-label': shownText(options.label).text,
          tabindex: '0',
          spellcheck: 'false',
          autocapitalize: 'off',
          dir: 'ltr',
        }),
        // Tab leaves the text, as everywhere; it takes a completion where one is offered.
        keymap.of([
          { key: 'Tab', run: acceptCompletion },
          ...[...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap],
        ]),
        EditorView.updateListener.of((update) => {
          const isOurs = update.transactions.some((each) => each.annotation(fromOutside) === true);
          if (update.docChanged && !isOurs) options.onText(update.state.doc.toString());
          const now = update.state.doc.lineAt(update.state.selection.main.head).number;
          if (now !== line) options.onLine((line = now));
        }),
      ],
    }),
  });
  return {
    setText(text) {
      const changes = difference(view.state.doc.toString(), text);
      if (changes !== null) view.dispatch({ changes, annotations: fromOutside.of(true) });
    },
    setProblems(problems) {
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((problem) => diagnostic(view.state, problem)),
        ),
      );
    },
    goToLine(wanted, focus) {
      const { from, to } = view.state.doc.line(Math.min(Math.max(1, wanted), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** From the place to the end of the word there. */
function diagnostic(state: EditorState, problem: Problem): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(1, problem.line), state.doc.lines));
  const from = Math.min(line.from + Math.max(0, problem.column - 1), line.to);
  const word = /^[^\s,\]}:]+/.exec(state.doc.sliceString(from, line.to))?.[0] ?? '';
  return {
    from,
    to: Math.max(from + word.length, Math.min(from + 1, line.to)),
    severity: 'error',
    message: shownText(problemSentence(problem), 600).text,
  };
}

function completions(context: CompletionContext, names: KnownNames) {
  const found = choicesAt(context.state.doc.toString(), context.pos, names);
  if (found === null || (!context.explicit && context.pos === found.from)) return null;
  return {
    from: found.from,
    options: found.choices.map(({ label, insert, detail, kind }) => ({
      label: shownText(label, 80).text,
      apply: insert,
      type: kind,
      ...(detail !== undefined && { detail: shownText(detail, 60).text }),
    })),
    validFor: /^[\w.-]*$/,
  };
}
