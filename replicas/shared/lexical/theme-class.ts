import type { EditorConfig } from 'lexical';

/** The class that an editor's theme gives to a kind of node; none when it gives none. */
export function themeClass(config: EditorConfig, kind: string): string {
  const name: unknown = config.theme[kind];
  return typeof name === 'string' ? name : '';
}
