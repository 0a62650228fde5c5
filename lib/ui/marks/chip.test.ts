// @vitest-environment happy-dom
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { request } from '../dev/requests.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { createChip } from './chip.ts';
import { markModel } from './model.ts';

// A closed root would be closed for this test as well; popovers are not in this DOM, nor what stands at a point.
const { attachShadow } = Element.prototype;
const roots: ShadowRoot[] = [];
const composer = document.createElement('div');
beforeAll(() => {
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function open(this: Element) {
    const root = attachShadow.call(this, { mode: 'open' });
    roots.push(root);
    return root;
  });
  HTMLElement.prototype.showPopover = () => undefined;
  document.elementsFromPoint = () => [];
  document.body.append(composer);
});
const stops: (() => void)[] = [];
afterEach(() => {
  roots.splice(0);
  stops.splice(0).forEach((stop) => stop());
});
afterAll(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
  Reflect.deleteProperty(document, 'elementsFromPoint');
  composer.remove();
});

function play() {
  const answers: ((took: boolean) => void)[] = [];
  const takeOut = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        answers.push(resolve);
      }),
  );
  const chip = createChip({ document, wasClicked: () => true, takeOut, suggested: () => undefined });
  const show = (action: 'block' | 'warn') => {
    const asked = request(action);
    const mark = { element: composer, text: asked.text, readText: () => asked.text, rangeOf: () => null };
    const model = markModel(
      { ...mark, request: asked, again: () => undefined, takeOut },
      'en',
      dialogCatalogues,
    );
    chip.show(model, null, composer);
  };
  const press = () => {
    const submitter = roots.at(-1)?.querySelector<HTMLElement>('button.primary') ?? null;
    submitter?.closest('form')?.dispatchEvent(new SubmitEvent('submit', { submitter }));
  };
  stops.push(() => chip.remove());
  const alert = () => roots.at(-1)?.querySelector('[role=alert]')?.textContent ?? null;
  return { show, press, takeOut, answers, alert, chip };
}

it('does not say that a second click has failed while the first is at work', async () => {
  const { show, press, takeOut, answers, alert } = play();
  show('block');
  press();
  press();
  expect(takeOut).toHaveBeenCalledOnce();
  answers[0]?.(true);
  await vi.waitFor(() => {
    press();
    expect(takeOut).toHaveBeenCalledTimes(2);
  });
  expect(alert()).toBeNull();
});

it.each([
  ['a full stop', true, { key: '.', code: 'Period' }],
  ['one that needs Shift (French)', true, { key: '.', code: 'Comma', shiftKey: true }],
  ['its key where it is another letter (Arabic)', true, { key: '\u0632', code: 'Period' }],
  ['its key with Shift', false, { key: '>', code: 'Period', shiftKey: true }],
  ['another key', false, { key: ',', code: 'Comma' }],
])('is asked for by Ctrl and %s: %s', (_what, isIt, init) => {
  const { show, chip } = play();
  show('block');
  expect(chip.wantsKey(new KeyboardEvent('keydown', { ...init, ctrlKey: true }))).toBe(isIt);
  expect(chip.wantsKey(new KeyboardEvent('keydown', init))).toBe(false);
});

it('says that it failed where it can be seen, also when the chip was made anew meanwhile', async () => {
  const { show, press, answers, alert } = play();
  show('block');
  press();
  show('warn');
  expect(roots).toHaveLength(2);
  answers[0]?.(false);
  await vi.waitFor(() => expect(alert()).toContain('could not be taken out'));
});
