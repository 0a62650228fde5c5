import type { Reason } from '../ask.ts';
import { element } from './element.ts';
import { reasonFrom, type ReasonDraft, type ReasonsModel } from './reasons.ts';

export interface ReasonsField {
  readonly element: HTMLElement;
  /** Shows what the controls now call for; true when the reason will do. */
  refresh(): boolean;
  reason(): Reason;
}

export function reasonsField(document: Document, model: ReasonsModel): ReasonsField {
  const missing = element(document, 'p', { class: 'missing', id: 'missing', role: 'status' });
  const own = model.own && ownWords(document, model.own);
  const radio = (label: string, language: string | null) => {
    const input = element(document, 'input', { type: 'radio', name: 'reason' });
    const words = element(document, 'span', { lang: language, dir: 'auto' }, label);
    return { input, label: element(document, 'label', { class: 'choice' }, input, words) };
  };
  const listed = model.choices.length > 0;
  const choices = model.choices.map((choice) => radio(choice.label, choice.language));
  const ownChoice = listed && model.own ? radio(model.own.label, null) : null;

  const draft = (): ReasonDraft => {
    const chosen = choices.findIndex(({ input }) => input.checked);
    const isOwn = !listed || ownChoice?.input.checked === true;
    return { choice: isOwn ? 'own' : chosen === -1 ? null : chosen, text: own?.area.value ?? '' };
  };
  return {
    element: element(
      document,
      'fieldset',
      {},
      element(document, 'legend', {}, model.legend),
      ...[...choices, ...(ownChoice ? [ownChoice] : [])].map(({ label }) => label),
      own?.label ?? null,
      missing,
    ),
    refresh: () => {
      const now = draft();
      if (own) own.label.hidden = now.choice !== 'own';
      const said = model.missing(now);
      missing.textContent = said ?? '';
      return said === null;
    },
    reason: () => reasonFrom(model, draft()),
  };
}

function ownWords(document: Document, own: NonNullable<ReasonsModel['own']>) {
  const area = element(document, 'textarea', {
    rows: '3',
    maxlength: String(own.maxLength),
    dir: 'auto',
    'aria-describedby': 'missing',
  });
  return { area, label: element(document, 'label', { class: 'field' }, own.field, area) };
}
