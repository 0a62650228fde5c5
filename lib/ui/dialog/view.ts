import type { AskAnswer } from '../ask.ts';
import { element } from './element.ts';
import { fileList, type FileList } from './file-list.ts';
import type { DialogModel, Way } from './model.ts';
import { pauseView } from './pause.ts';
import { reasonsField, type ReasonsField } from './reasons-view.ts';
import { reportView } from './report.ts';
import { retypeField, type RetypeField } from './retype.ts';
import { carryView, insteadView, suggestionLinks } from './suggestions.ts';
import { facts, footer, found, header, preview } from './view-parts.ts';

/** What the dialog does while its question stays open. Each says whether it could be done. */
export interface DialogDeeds {
  readonly dispute: (text: string) => Promise<boolean>;
  readonly wish: (text: string) => Promise<boolean>;
  /** Copies the held text and opens the tool. */
  readonly carry: (url: string) => Promise<boolean>;
}

/** The dialog's elements. It listens to nothing itself: the events it could hear are contained at the window. */
export interface DialogView {
  readonly dialog: HTMLDialogElement;
  readonly form: HTMLFormElement;
  readonly primary: HTMLButtonElement;
  readonly suggestions: readonly HTMLAnchorElement[];
  /** To be called when it is shown. */
  start(signal: AbortSignal): void;
  /** To be called when a control has changed. */
  refresh(): void;
  /** True when the button does something by itself: it answers nothing. */
  press(submitter: HTMLElement | null): boolean;
  /** What the button that submitted the form stands for; `edit` when it stands for nothing, or too early. */
  answer(submitter: HTMLElement | null): AskAnswer;
}

export function dialogView(document: Document, model: DialogModel, deeds: DialogDeeds): DialogView {
  const reasons = model.reasons && reasonsField(document, model.reasons);
  const retype = model.retype && retypeField(document, model.retype);
  const pause = model.pause && pauseView(document, model.pause);
  const files = model.files && fileList(document, model.files);
  const button = ({ kind, label }: Way, style: string) =>
    element(
      document,
      'button',
      { type: 'submit', class: style, 'aria-keyshortcuts': kind === 'edit' ? 'Escape' : null },
      label,
    );
  const primary = button(model.first, 'primary');
  primary.autofocus = true;
  const others = model.others.map((way) => ({ way, button: button(way, 'other') }));
  const send = model.send === null ? null : button({ kind: 'send', label: model.send }, 'quiet');
  const suggestions = suggestionLinks(document, model);
  const carry = carryView(document, model.suggestions, model.newTab, deeds.carry);
  const instead = insteadView(document, model.anotherWay, suggestions, carry);
  // Without the values it may go to whom it was meant for; else the better way is elsewhere. Both come before editing.
  const isBetween = model.first.kind === 'redact' && instead !== null;
  const otherButtons = others.map((other) => other.button);
  const reports = [
    ...(model.dispute ? [reportView(document, 'dispute', model.dispute, deeds.dispute)] : []),
    ...(model.wish ? [reportView(document, 'wish', model.wish, deeds.wish)] : []),
  ];
  const form = element(
    document,
    'form',
    { method: 'dialog', novalidate: true },
    header(document, model),
    found(document, model),
    files?.element ?? null,
    facts(document, model),
    model.preview && preview(document, model.preview),
    reasons?.element ?? null,
    retype?.element ?? null,
    isBetween ? null : instead,
    element(
      document,
      'div',
      { class: isBetween ? 'ways above' : 'ways' },
      primary,
      ...(isBetween ? [] : otherButtons),
    ),
    isBetween ? instead : null,
    isBetween ? element(document, 'div', { class: 'ways' }, ...otherButtons) : null,
    reports.length === 0 && send === null
      ? null
      : element(
          document,
          'div',
          { class: 'actions' },
          reports.length === 0
            ? null
            : element(
                document,
                'div',
                { class: 'reports' },
                ...reports.map(({ open }) => open),
                ...reports.map((report) => report.element),
              ),
          send && element(document, 'div', {}, send, pause?.element ?? null),
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
        // What is long is read where it can be scrolled.
        ...(model.preview ? [model.preview.isLong ? 'preview-label' : 'preview'] : []),
      ].join(' '),
    },
    form,
  );
  const refresh = () => {
    for (const report of reports) report.refresh();
    const satisfied = [reasons?.refresh() ?? true, retype?.refresh() ?? true, pause?.isOver ?? true];
    if (send) send.disabled = satisfied.includes(false);
  };
  refresh();
  return {
    dialog,
    form,
    primary,
    suggestions,
    start: (signal) => pause?.start(refresh, signal),
    refresh,
    press: (submitter) =>
      files?.press(submitter) === true ||
      carry.press(submitter) ||
      reports.some((report) => report.press(submitter)),
    answer: (submitter) => {
      refresh();
      if (send !== null && submitter === send) return sendAnswer(send, reasons, retype, files);
      const pressed =
        submitter === primary ? model.first : others.find((other) => other.button === submitter)?.way;
      return pressed === undefined || pressed.kind === 'send' ? { kind: 'edit' } : { kind: pressed.kind };
    },
  };
}

function sendAnswer(
  send: HTMLButtonElement,
  reasons: ReasonsField | null,
  retype: RetypeField | null,
  files: FileList | null,
): AskAnswer {
  if (send.disabled) return { kind: 'edit' };
  const [recipients, without] = [retype?.typed() ?? [], files?.leftOut() ?? []];
  return {
    kind: 'send',
    ...(reasons && { reason: reasons.reason() }),
    ...(recipients.some((typed) => typed !== '') && { recipients }),
    ...(without.length > 0 && { without }),
  };
}
