// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { payment, request } from '../dev/requests.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { dialogModel } from './model.ts';
import { dialogView } from './view.ts';

const no = () => Promise.resolve(false);
const carry = 'Copy the text and open \u201cSecure payment link\u201d (opens in a new tab)';
const link = 'Secure payment link (opens in a new tab)';

it.each([
  ['warn', null, [link, carry, 'Edit message', 'Send anyway']],
  ['block', null, [link, carry, 'Edit message']],
  ['block', 'without it', ['Redact and send', link, carry, 'Edit message']],
  ['warn', 'without it', ['Redact and send', link, carry, 'Edit message', 'Send anyway']],
] as const)('has the ways on of %s, redacted to %j, best first', (action, redacted, expected) => {
  const asked = request(action, { redacted, then: { suggest: payment } });
  const model = dialogModel(asked, 'en', dialogCatalogues);
  const { form } = dialogView(document, model, { dispute: no, wish: no, carry: no });
  const ways = [...form.querySelectorAll('button, .instead a')].map((one) => one.textContent);
  expect(ways).toEqual(expected);
});

it('describes itself by what would be sent, of a long text by what that is called; editing is what Escape does', () => {
  const describedBy = (redacted: string) => {
    const model = dialogModel(
      request('warn', { redacted, then: { suggest: payment } }),
      'en',
      dialogCatalogues,
    );
    const { dialog, form } = dialogView(document, model, { dispute: no, wish: no, carry: no });
    const byKey = form.querySelector('[aria-keyshortcuts=Escape]');
    expect([byKey?.textContent, byKey?.closest('.ways') === null]).toEqual(['Edit message', false]);
    return dialog.getAttribute('aria-describedby');
  };
  expect(describedBy('short')).toBe('found facts preview');
  expect(describedBy('long '.repeat(1000))).toBe('found facts preview-label');
});
