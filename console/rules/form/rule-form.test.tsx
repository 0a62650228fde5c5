// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { whenSchema } from '../../../lib/core/policy/schema.ts';
import { createEditorModel } from '../editor-model.ts';
import { withoutControl } from './condition-places.ts';
import { FileForm } from './file-form.tsx';

const editor = createEditorModel({ ask: () => Promise.resolve(null), end: () => undefined });
let host: HTMLElement | null = null;
afterEach(() => {
  if (host !== null) render(null, host);
  host?.remove();
});

async function open(text: string, path = 'rules/packs/a.yaml') {
  const root = document.createElement('div');
  host = root;
  document.body.append(root);
  const state = { text, line: 0 };
  const draw = () =>
    act(() =>
      render(
        <FileForm
          file={{ path, text: state.text }}
          editor={editor}
          caret={7}
          problems={[]}
          now={() => state.text}
          onText={(next) => (state.text = next)}
          onLine={(line) => (state.line = line)}
        />,
        root,
      ),
    );
  await draw();
  const fieldOf = (label: string): HTMLInputElement => {
    const at = [...root.querySelectorAll('label')].find((one) => one.textContent === label);
    const field = document.getElementById(at?.htmlFor ?? '');
    if (!(field instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
    return field;
  };
  return {
    state,
    says: () => root.textContent,
    lines: () => [...root.querySelectorAll('.only-in-yaml span')].map((line) => line.textContent),
    isTicked: (label: string) => fieldOf(label).checked,
    async press(label: string) {
      const field = fieldOf(label);
      await act(() => field.click());
      await draw();
    },
    async show(nth = 0) {
      await act(() => root.querySelectorAll<HTMLElement>('.only-in-yaml button').item(nth).click());
    },
  };
}
const rule = (when: string, more = '') => `apiVersion: sluice/v1
kind: RulePack
id: a
title: { en: A }
rules:
  - id: one
    severity: low
    mode: enforce
    when: ${when}
    then: { action: warn }
${more}`;
const everywhere = 'Everywhere. Add a condition';

/** Every leaf that the schema of `when` has, as an example of each. */
function leavesOf(schema: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const entries: unknown = Reflect.get(Object(schema), 'entries');
  if (typeof entries === 'object' && entries !== null)
    return Object.entries(entries).flatMap(([name, each]) => leavesOf(each, [...path, name]));
  const wrapped: unknown = Reflect.get(Object(schema), 'wrapped');
  return wrapped === undefined ? [path] : leavesOf(wrapped, path);
}

describe('conditions in the form', () => {
  it('has a control for every one that a rule can have', () => {
    const leaves = leavesOf(whenSchema);
    expect(leaves.length).toBeGreaterThan(20);
    for (const leaf of leaves) {
      const when = leaf.toReversed().reduce<unknown>((inner, name) => ({ [name]: inner }), 1);
      expect(withoutControl(when), leaf.join('.')).toEqual([]);
    }
  });

  it('what cannot be taken away stays ticked', async () => {
    const form = await open(rule('{ platforms: [whatsapp] }'));
    await form.press('whatsapp');
    expect(form.state.text).toContain('platforms: [whatsapp]');
    expect(form.isTicked('whatsapp')).toBe(true);
  });

  it('shows why files are not read, and changes it', async () => {
    const form = await open(rule('{ files: { unscannable: [encrypted] } } # why'));
    expect(form.says()).not.toContain(everywhere);
    await form.press('it is broken');
    expect(form.state.text).toContain('{ files: { unscannable: [encrypted, broken] } } # why');
  });

  it.each(['minPages', 'minSheets', 'minRows', 'minSlides', 'minRecords', 'minEntries'])(
    'shows %s',
    async (name) => {
      const form = await open(rule(`{ files: { ${name}: 31 } }`));
      expect(form.says()).not.toContain(everywhere);
      expect(host?.querySelector<HTMLInputElement>('.condition input')?.value).toBe('31');
    },
  );

  it('says what it has no control for, and where that is written', async () => {
    const form = await open(rule('{ moon: { phase: [full] } }'));
    expect(form.says()).not.toContain(everywhere);
    expect(form.lines()).toEqual(['moon.phase: [full]']);
    await form.show();
    expect(form.state.line).toBe(9);
  });

  it('says that a rule without conditions is for everywhere', async () => {
    expect((await open(rule('{}'))).says()).toContain(everywhere);
  });
});

it('says that a rule has examples, and shows reasons whatever the action', async () => {
  const form = await open(
    rule(
      '{}',
      `    examples:
      match: [{ text: a }, { text: b }]
      noMatch: [{ text: c, why: not that }]
`,
    ).replace('action: warn', 'action: warn, reasons: { minLength: 12 }'),
  );
  expect(form.lines()).toEqual(['Tried with 2 examples that it must act on and 1 that it must not.']);
  expect(form.says()).toContain('Characters a reason needs');
});

it('says how what a dictionary finds is shown, and how sure it is', async () => {
  const text = `apiVersion: sluice/v1
kind: Dictionary
id: names
title: { en: Names }
confidence: high
mask: { keepStart: 1, keepEnd: 2 }
entries: [Bluefin]
`;
  const form = await open(text, 'rules/dictionaries/names.yaml');
  expect(form.lines()).toEqual(['Of what is found, the first 1 and the last 2 characters are shown.']);
  expect([...(host?.querySelectorAll('select') ?? [])].map((select) => select.value)).toContain('high');
});

it('says how far evidence may be on each side', async () => {
  const text = `apiVersion: sluice/v1
kind: Detector
id: badge
title: { en: Badge }
category: business
locales: ['*']
patterns:
  - id: a
    regex: 'B\\d+'
    confidence: low
    support: [{ keywords: [badge], within: { before: 40, after: 0 }, confidence: high }]
mask: none
`;
  const form = await open(text, 'rules/detectors/badge.yaml');
  expect(form.lines()).toEqual([
    'What is found is shown whole.',
    'Narrowed to 40 before the value and 0 after it.',
  ]);
});
