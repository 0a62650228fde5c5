import { describe, expect, it } from 'vitest';
import type { AskRequest, Mark } from '../ask.ts';
import { dialogStates, finding, request } from '../dev/requests.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { markModel } from './model.ts';

function modelOf(asked: AskRequest, takeOut: Mark['takeOut'] = () => Promise.resolve(true)) {
  const nowhere = { readText: () => asked.text, rangeOf: () => null, again: () => undefined };
  return markModel(
    { element: {} as HTMLElement, request: asked, text: asked.text, takeOut, ...nowhere },
    'en',
    dialogCatalogues,
  );
}

describe('markModel', () => {
  it.each([
    ['block', 'stop', 'Card number: will not be sent'],
    ['redact', 'stop', 'Card number: sent only without it'],
    ['warn', 'warn', 'Card number: you will be asked'],
    ['justify', 'warn', 'Card number: you will be asked'],
  ] as const)('says what %s will do', (action, weight, label) => {
    const model = modelOf(request(action));
    expect([model.weight, model.label]).toEqual([weight, label]);
    expect(model.spoken).toContain(label);
  });

  it('counts places, and offers no way that there is not', () => {
    const text = 'A and B';
    const findings = [finding(text, 'B', 'iban', '•'), finding(text, 'A', 'iban', '•')];
    const model = modelOf(request('block', { text, findings }));
    expect(model.takeOut).toBe('Take them out of the message');
    expect(model.spans).toEqual([
      { start: 0, end: 1 },
      { start: 6, end: 7 },
    ]);
    expect(modelOf(request('block'), null).takeOut).toBeNull();
  });

  it('speaks the reader’s language, and names the rule where nothing in the text is held', () => {
    expect(modelOf(dialogStates['german']?.request ?? request('warn')).label).toMatch(/^Kartennummer: /);
    const nothing = modelOf(request('warn', { findings: [] }), null);
    expect([nothing.label, nothing.spans]).toEqual(['Card number sent out: you will be asked', []]);
  });

  it('underlines nothing of what was found in an earlier message or in a file', () => {
    const base = finding('x', 'x', 'iban', '•');
    const earlier = { ...base, start: 0, end: 0 };
    const inFile = { ...base, provenance: { file: 0, path: [] } };
    expect(modelOf(request('block', { text: 'x', findings: [earlier, inFile] })).spans).toEqual([]);
  });
});
