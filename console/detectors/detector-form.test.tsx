// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { sampleDictionary, sampleSettings } from '../../lib/core/policy/sample-policy.ts';
import { createEditorModel } from '../rules/editor-model.ts';
import { FileForm } from '../rules/form/file-form.tsx';
import { catalogueOf } from './catalogue.ts';

const written = `apiVersion: sluice/v1
kind: Detector
id: badge-number
title: { en: Badge number } # as on the badge
category: business
locales: ['*']
patterns:
  - id: plain
    regex: 'B\\d{9}' # nine
    validators:
      - check: # the mandate of 2019
          - { length: 10 }
          - { sum: { from: 1, weights: [3, 7], modulus: 10, remainder: 0, digitSum: true } }
      - not-repeated # never
    confidence: medium
examples:
  match:
    - { text: 'see B100000001', find: ['B100000001'] }
  noMatch:
    - { text: 'see B12', why: too short }
`;
const path = 'rules/detectors/badge-number.yaml';
const catalogue = catalogueOf([sampleSettings(), sampleDictionary('names', 'Bluefin')]);
const editor = {
  ...createEditorModel({ ask: () => Promise.resolve(null), end: () => undefined }),
};
const names = {
  detectors: new Map([['iban', 'IBAN']]),
  dictionaries: new Map([['names', 'Names']]),
  platforms: catalogue.platforms,
  validators: catalogue.validators,
};
const named = { ...editor, names: { ...editor.names, value: names, peek: () => names } };

let host: HTMLElement | null = null;
afterEach(() => {
  if (host !== null) render(null, host);
  host?.remove();
});

/** The form of a file, in step with its text. */
async function open(text: string) {
  let now = text;
  const root = document.createElement('div');
  host = root;
  document.body.append(root);
  const draw = () => {
    const file = { path, text: now };
    return act(() =>
      render(
        <FileForm
          file={file}
          editor={named}
          caret={8}
          problems={[]}
          now={() => now}
          onText={(next) => (now = next)}
          onLine={() => undefined}
        />,
        root,
      ),
    );
  };
  await draw();
  const all = <E extends Element>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const labelled = (label: string, nth = 0) => {
    const found = all<HTMLLabelElement>('label').filter((one) => one.textContent.trim() === label)[nth];
    const field = found === undefined ? null : document.getElementById(found.htmlFor);
    if (field === null) throw new Error(`no field ${label}`);
    return field;
  };
  return {
    text: () => now,
    async press(name: string) {
      const button = all<HTMLButtonElement>('button').find(({ textContent }) => textContent === name);
      if (button === undefined) throw new Error(`no button ${name}`);
      await act(() => button.click());
      await draw();
    },
    async fill(label: string, value: string, kind = 'input', nth = 0) {
      const field = labelled(label, nth);
      Reflect.set(field, 'value', value);
      await act(() => void field.dispatchEvent(new Event(kind, { bubbles: true })));
      await draw();
    },
    async tick(label: string) {
      await act(() => labelled(label).click());
      await draw();
    },
    errors: () => all('.field-error').map(({ textContent }) => textContent),
  };
}
const problems = (text: string) =>
  parsePolicyFiles([sampleSettings(), { path, text }], { examples: 'skip' }).problems;

it('begins with a detector that can be read', () => expect(problems(written)).toEqual([]));

it('adds a pattern of keywords', async () => {
  const form = await open(written);
  await form.press('Add keywords');
  expect(form.text()).toContain('  - { id: pattern-2, keywords: [keyword], confidence: medium }\n');
  expect(problems(form.text())).toEqual([]);
});

it('writes what is never found, and takes it out again', async () => {
  const form = await open(written);
  await form.fill('Values', 'B100000001\nB200000002', 'change');
  await form.fill('Values and surroundings, as regular expressions', String.raw`B1{9}`, 'change');
  await form.fill('Values published for tests', 'B300000003', 'change');
  expect(form.text()).toContain(
    'exclude: { values: [B100000001, B200000002], regex: ["B1{9}"], testValues: [B300000003] }\nexamples:',
  );
  expect(problems(form.text())).toEqual([]);
  for (const list of [
    'Values',
    'Values and surroundings, as regular expressions',
    'Values published for tests',
  ])
    await form.fill(list, '', 'change');
  expect(form.text()).toBe(written);
});

it('leaves a check of digits as it is when validators are ticked', async () => {
  const form = await open(written);
  await form.tick('iban');
  expect(form.text()).toBe(written.replace('# never\n', '# never\n      - iban\n'));
  await form.tick('iban');
  expect(form.text()).toBe(written);
  await form.tick('not-repeated');
  expect(form.text()).toContain('digitSum: true } }\n    confidence');
});

it('changes the options of a check, and keeps those that it has no field for', async () => {
  const form = await open(written);
  await form.fill('weights', '1, 2 3');
  await form.fill('remainder', '4');
  await form.fill('Characters', '12');
  expect(form.text()).toBe(
    written
      .replace('weights: [3, 7]', 'weights: [1, 2, 3]')
      .replace('remainder: 0', 'remainder: 4')
      .replace('length: 10', 'length: 12'),
  );
  expect(problems(form.text())).toEqual([]);
  await form.fill('modulus', 'ten');
  expect(form.text()).toContain('modulus: 10');
  expect(form.errors()).toEqual(['This cannot stand here; the YAML still has what was there before.']);
});

it('adds a check, and a step to it', async () => {
  const form = await open(written);
  await form.press('Add a check of digits');
  expect(problems(form.text())).toEqual([]);
  await form.fill('Step', 'iso7064', 'change', 1);
  const buttons = form.text();
  await form.press('Add this step');
  expect(form.text()).not.toBe(buttons);
  expect(problems(form.text())).toEqual([]);
});

it('takes a dictionary or another detector as evidence', async () => {
  const form = await open(written);
  await form.press('Add a dictionary as evidence');
  await form.press('Add a detector as evidence');
  expect(form.text()).toContain('{ dictionary: names, confidence: high }');
  expect(form.text()).toContain('{ detector: iban, confidence: high }');
});
