import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { inLanguage } from '../../shell/language.ts';

/** The console's tokens reach into the shadow root, its style sheets do not. */
export const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--n-12)', backgroundColor: 'var(--n-1)', fontSize: 'var(--size-13)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '8px 0 48px', caretColor: 'var(--n-12)' },
  '.cm-cursor': { borderLeftColor: 'var(--n-12)' },
  '.cm-gutters': { backgroundColor: 'var(--n-2)', color: 'var(--n-10)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-wash) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--n-4)', color: 'var(--n-12)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--accent-wash)', outline: '1px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-wash)' },
  '.cm-specialChar': { color: 'var(--stop-text)', backgroundColor: 'var(--stop-wash)' },
  '.cm-tooltip': {
    border: '1px solid var(--n-6)',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--n-1)',
    color: 'var(--n-12)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '14em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-wash)',
    color: 'var(--n-12)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': { color: 'var(--n-10)', fontStyle: 'normal', fontFamily: 'var(--font)' },
  '.cm-diagnostic': { padding: '4px 8px', fontFamily: 'var(--font)', maxWidth: '48ch', whiteSpace: 'normal' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--stop-text)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--stop-text)',
    textUnderlineOffset: '3px',
  },
  '.cm-lint-marker-error': { content: 'none', background: 'var(--stop-text)', borderRadius: '50%' },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-lint-marker': { width: '8px', height: '8px', margin: '6px 0 0 2px' },
});

export const highlightStyle = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--n-10)', fontStyle: 'italic' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--info-text)' },
  { tag: [tags.labelName, tags.typeName], color: 'var(--warn-text)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--n-10)' },
]);

export const phrases: Record<string, string> = inLanguage({
  en: {},
  de: {
    Completions: 'Vorschläge',
    Diagnostics: 'Probleme',
    'No diagnostics': 'Keine Probleme',
    'Control character': 'Steuerzeichen',
  },
});
