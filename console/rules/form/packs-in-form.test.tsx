// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createEditorModel } from '../editor-model.ts';
import { FileForm } from './file-form.tsx';

/** Every file of policy that comes with Sluice, opened in the form with the caret in each of its rules. */
const rules = join(import.meta.dirname, '../../../rules');
const files = ['packs'].flatMap((folder) =>
  readdirSync(join(rules, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      path: `rules/${folder}/${name}`,
      text: readFileSync(join(rules, folder, name), 'utf8'),
    })),
);
const editor = createEditorModel({ ask: () => Promise.resolve(null), end: () => undefined });

let root: HTMLElement | null = null;
afterEach(() => {
  if (root !== null) render(null, root);
  root?.remove();
  root = null;
});

const startsOf = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, index) => (/^ {2}- id: /.test(line) ? [index + 1] : []));

describe('policy in the form', () => {
  it('is there', () => expect(files.length).toBeGreaterThan(5));

  it.each(files)(
    '$path stays as it is, each rule opened and left again',
    async (file) => {
      const written: string[] = [];
      const host = document.createElement('div');
      root = host;
      document.body.append(host);
      const noteText = (text: string) => written.push(text);
      for (const caret of startsOf(file.text)) {
        const form = { file, editor, caret, problems: [], now: () => file.text, onText: noteText };
        await act(() => render(<FileForm {...form} onLine={() => undefined} />, host));
        const fields = [
          ...host.querySelectorAll('input:not([type=checkbox], [type=radio]), select, textarea'),
        ];
        expect(fields.length).toBeGreaterThan(2);
        await act(() => {
          for (const field of fields)
            for (const kind of ['focus', 'focusin', 'change', 'blur', 'focusout'])
              field.dispatchEvent(new Event(kind, { bubbles: true }));
        });
        expect(written, `caret in line ${String(caret)}`).toEqual([]);
      }
    },
    90_000,
  );
});
