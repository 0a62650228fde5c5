import type { AskAnswer } from '../ask.ts';
import { disputeView } from './dispute.ts';
import { element } from './element.ts';
import type { FilesModel } from './files.ts';
import type { DialogModel, Sentence, Way } from './model.ts';
import type { Preview } from './redaction.ts';
import { reasonsField, type ReasonsField } from './reasons-view.ts';

/** The dialog's elements. It listens to nothing itself: the events it could hear are contained at the window. */
export interface DialogView {
  readonly dialog: HTMLDialogElement;
  readonly form: HTMLFormElement;
  readonly primary: HTMLButtonElement;
  /** To be called when a control has changed. */
  refresh(): void;
  /** True when the button is about a report: it answers nothing. */
  reports(submitter: HTMLElement | null, report: (text: string) => Promise<boolean>): boolean;
  /** What the button that submitted the form stands for; `edit` when it stands for nothing, or too early. */
  answer(submitter: HTMLElement | null): AskAnswer;
}

export function dialogView(document: Document, model: DialogModel): DialogView {
  const reasons = model.reasons && reasonsField(document, model.reasons);
  const button = ({ label }: Way, style: string) =>
    element(document, 'button', { type: 'submit', class: style }, label);
  const primary = button(model.first, 'primary');
  primary.autofocus = true;
  const others = model.others.map((way) => ({ way, button: button(way, 'other') }));
  const send = model.send === null ? null : button({ kind: 'send', label: model.send }, 'quiet');
  const dispute = model.dispute && disputeView(document, model.dispute);
  const form = element(
    document,
    'form',
    { method: 'dialog', novalidate: true },
    header(document, model),
    found(document, model),
    model.files && fileList(document, model.files),
    facts(document, model),
    model.preview && preview(document, model.preview),
    reasons?.element ?? null,
    element(
      document,
      'div',
      { class: 'actions' },
      primary,
      row(document, [...others.map((other) => other.button), ...suggestionLinks(document, model)]),
      dispute?.element ?? null,
      send,
    ),
    footer(document, model),
  );
  const dialog = element(
    document,
    'dialog',
    {
      class: `surface ${model.action}`,
      lang: model.language,
      dir: model.direction,
      'aria-labelledby': 'title',
      'aria-describedby': [
        ...(model.excerpt ? ['found'] : []),
        ...(model.files ? ['files'] : []),
        'facts',
        ...(model.preview ? ['preview'] : []),
      ].join(' '),
    },
    form,
  );
  const refresh = () => {
    const satisfied = reasons?.refresh() ?? true;
    if (send) send.disabled = !satisfied;
  };
  refresh();
  return {
    dialog,
    form,
    primary,
    refresh,
    reports: (submitter, report) => dispute?.press(submitter, report) ?? false,
    answer: (submitter) => {
      refresh();
      if (send !== null && submitter === send) return sendAnswer(send, reasons);
      const pressed =
        submitter === primary ? model.first : others.find((other) => other.button === submitter)?.way;
      return pressed === undefined || pressed.kind === 'send' ? { kind: 'edit' } : { kind: pressed.kind };
    },
  };
}

function sendAnswer(send: HTMLButtonElement, reasons: ReasonsField | null): AskAnswer {
  if (send.disabled) return { kind: 'edit' };
  return reasons ? { kind: 'send', reason: reasons.reason() } : { kind: 'send' };
}

function header(document: Document, model: DialogModel): HTMLElement {
  return element(
    document,
    'header',
    {},
    element(document, 'h2', { id: 'title' }, model.title),
    element(document, 'span', { class: 'organisation', dir: 'auto' }, model.organisation),
  );
}

function found(document: Document, { excerpt, excerptLabel, more }: DialogModel): HTMLElement | null {
  if (excerpt === null) return null;
  const words = excerpt.parts.map(({ kind, text }) =>
    kind === 'mark' ? element(document, 'mark', { dir: 'ltr' }, text) : text,
  );
  return element(
    document,
    'div',
    { id: 'found' },
    element(
      document,
      'blockquote',
      {},
      element(document, 'span', { class: 'hidden' }, `${excerptLabel}: `),
      element(document, 'p', { dir: 'auto' }, ...words),
    ),
    more === null ? null : element(document, 'p', { class: 'more' }, more),
  );
}

function fileList(document: Document, { label, rows, more }: FilesModel): HTMLElement {
  const items = rows.map(({ name, size, state, note, place }) =>
    element(
      document,
      'li',
      { class: state },
      element(document, 'bdi', { class: 'name' }, name),
      element(document, 'span', { class: 'size' }, size),
      element(document, 'span', { class: 'note', dir: 'auto' }, note),
      place === null ? null : element(document, 'span', { class: 'place', dir: 'auto' }, place),
    ),
  );
  return element(
    document,
    'div',
    { id: 'files' },
    element(document, 'ul', { class: 'files', 'aria-label': label }, ...items),
    more === null ? null : element(document, 'p', { class: 'more' }, more),
  );
}

function facts(document: Document, model: DialogModel): HTMLElement {
  return element(
    document,
    'div',
    { id: 'facts', class: 'facts' },
    element(document, 'p', { lang: model.tell.language, dir: 'auto' }, model.tell.text),
    element(document, 'p', { class: 'to' }, ...sentence(document, model.to)),
    element(document, 'p', { class: 'not-sent' }, model.notSent),
  );
}

function preview(document: Document, { label, text, isLong }: Preview): HTMLElement {
  return element(
    document,
    'div',
    { id: 'preview' },
    element(document, 'p', { class: 'label', id: 'preview-label' }, label),
    element(
      document,
      'div',
      {
        class: 'preview',
        dir: 'auto',
        role: 'group',
        'aria-labelledby': 'preview-label',
        tabindex: isLong ? '0' : null,
      },
      text,
    ),
  );
}

/** The tools that a rule names, to go to instead. */
export function suggestionLinks(
  document: Document,
  model: Pick<DialogModel, 'suggestions' | 'newTab'>,
): HTMLElement[] {
  return model.suggestions.map(({ label, language, url }) =>
    element(
      document,
      'a',
      { class: 'other', href: url, target: '_blank', rel: 'noopener noreferrer' },
      element(document, 'bdi', { lang: language }, label),
      element(document, 'span', { class: 'hidden' }, ` ${model.newTab}`),
    ),
  );
}

function row(document: Document, children: readonly HTMLElement[]): HTMLElement | null {
  return children.length === 0 ? null : element(document, 'div', { class: 'row' }, ...children);
}

function footer(document: Document, { recorded, reasons, questions }: DialogModel): HTMLElement {
  return element(
    document,
    'footer',
    {},
    element(document, 'p', {}, reasons ? `${recorded} ${reasons.recorded}` : recorded),
    questions && element(document, 'p', {}, ...sentence(document, questions, addressOf(questions.value))),
  );
}

function sentence(
  document: Document,
  { before, value, after }: Sentence,
  href: string | null = null,
): Node[] {
  const bdi = element(document, 'bdi', {}, value);
  const link = href && element(document, 'a', { href, target: '_blank', rel: 'noopener noreferrer' }, bdi);
  return [document.createTextNode(before), link || bdi, document.createTextNode(after)];
}

function addressOf(contact: string): string | null {
  if (/^https:\/\/\S+$/i.test(contact)) return contact;
  return /^[^\s@:?&]+@[^\s@:?&]+\.[^\s@:?&]+$/.test(contact) ? `mailto:${contact}` : null;
}
