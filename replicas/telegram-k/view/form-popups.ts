import { button, el } from '../dom/el.ts';
import { openPopup } from '../dom/popup.ts';
import { type OtherKind, sendOther } from '../model/sending.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';

interface Form {
  readonly kind: OtherKind;
  readonly title: string;
  readonly confirm: string;
  readonly anchors: string;
  readonly fields: readonly string[];
  /** How many fields must be filled, from the first. */
  readonly needed: number;
}

function numbered(label: string): string[] {
  return [1, 2, 3].map((count) => fill(label, { count }));
}

export function openPollForm(peerId: string): void {
  const fields = [labels.question, ...numbered(labels.option)];
  openForm(peerId, {
    kind: 'poll',
    title: labels.poll,
    confirm: labels.create,
    anchors: 'popup-create-poll',
    fields,
    needed: 3,
  });
}

export function openTodoForm(peerId: string): void {
  const fields = [labels.title, ...numbered(labels.item)];
  openForm(peerId, {
    kind: 'todo',
    title: labels.checklist,
    confirm: labels.create,
    anchors: 'popup-checklist',
    fields,
    needed: 2,
  });
}

export function openContactForm(peerId: string): void {
  const fields = [labels.name, labels.phone];
  openForm(peerId, {
    kind: 'contact',
    title: labels.contact,
    confirm: labels.sendIt,
    anchors: 'popup-send-contact',
    fields,
    needed: 2,
  });
}

export function openLocationForm(peerId: string): void {
  const fields = [labels.latitude, labels.longitude];
  openForm(peerId, {
    kind: 'location',
    title: labels.location,
    confirm: labels.sendIt,
    anchors: 'popup-send-location',
    fields,
    needed: 2,
  });
}

function openForm(peerId: string, form: Form): void {
  const popup = openPopup(form.title, form.anchors);
  const inputs = form.fields.map((label) =>
    el('input', {
      type: 'text',
      class: cx('field', 'input-field-input'),
      'aria-label': label,
      placeholder: label,
    }),
  );
  const confirm = button({ class: cx('primary', 'btn-primary btn-color-primary') }, [form.confirm], () => {
    const values = inputs.map((input) => input.value.trim());
    if (values.slice(0, form.needed).includes('')) {
      inputs[values.indexOf('')]?.focus();
      return;
    }
    popup.close();
    sendOther(peerId, form.kind, values.filter(Boolean));
  });
  popup.body.append(...inputs, confirm);
  inputs[0]?.focus();
}
