import { neutralise } from '../excerpt.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';

/** Something that a person may say about what was held, which answers nothing: what is said, and asked. */
export interface ReportModel {
  readonly open: string;
  readonly field: string;
  readonly note: string;
  readonly report: string;
  readonly reported: string;
  readonly failed: string;
  /** UTF-16 code units of their own words. */
  readonly longestText: number;
  /** It says nothing without words. */
  readonly needsText: boolean;
}

/** "This isn't sensitive". */
export function disputeModel(organisationName: string, { say }: Texts<DialogKey>): ReportModel {
  const organisation = neutralise(organisationName);
  return {
    open: say('dispute'),
    field: say('disputeText'),
    note: say('disputeNote', { organisation }),
    report: say('disputeReport', { organisation }),
    reported: say('disputeReported', { organisation }),
    failed: say('disputeFailed'),
    longestText: 500,
    needsText: false,
  };
}

/** "Which tool would have helped?" */
export function wishModel(organisationName: string, { say }: Texts<DialogKey>): ReportModel {
  const organisation = neutralise(organisationName);
  return {
    open: say('wish'),
    field: `${say('wish')} ${say('wishText')}`,
    note: say('wishNote', { organisation }),
    report: say('wishSend', { organisation }),
    reported: say('wishSent', { organisation }),
    failed: say('disputeFailed'),
    longestText: 200,
    needsText: true,
  };
}

/** One quiet button; pressed, it gives way to a field and the button that reports. The question stays open. */
export interface ReportView {
  readonly open: HTMLElement;
  readonly element: HTMLElement;
  /** To be called when a control has changed. */
  refresh(): void;
  /** True when the button was one of these: it answers nothing. */
  press(submitter: HTMLElement | null): boolean;
}

/** `name` tells its parts from those of another report. `send` says whether it was kept. */
export function reportView(
  document: Document,
  name: string,
  model: ReportModel,
  send: (text: string) => Promise<boolean>,
): ReportView {
  const open = element(document, 'button', { type: 'submit', class: 'quiet' }, model.open);
  const area = element(document, 'textarea', {
    rows: '2',
    maxlength: String(model.longestText),
    dir: 'auto',
    'aria-describedby': `${name}-note`,
  });
  const report = element(document, 'button', { type: 'submit', class: 'other' }, model.report);
  const form = element(
    document,
    'div',
    { class: 'report', hidden: true },
    element(document, 'label', { class: 'field' }, model.field, area),
    element(document, 'p', { class: 'label', id: `${name}-note` }, model.note),
    report,
  );
  const said = element(document, 'p', { class: 'label', role: 'status', tabindex: '-1' });
  let isSending = false;
  const refresh = () => {
    report.disabled = model.needsText && area.value.trim() === '';
    // Not disabled: that would throw the focus away.
    report.setAttribute('aria-disabled', String(isSending));
  };
  const tell = async () => {
    isSending = true;
    said.textContent = '';
    refresh();
    const isReported = await send(area.value.trim().slice(0, model.longestText));
    isSending = false;
    refresh();
    said.textContent = isReported ? model.reported : model.failed;
    if (!isReported) return;
    // What has the focus goes away: who works by keyboard goes on from here.
    said.focus();
    form.hidden = true;
  };
  refresh();
  return {
    open,
    element: element(document, 'div', {}, form, said),
    refresh,
    press(submitter) {
      if (submitter === open) {
        open.hidden = true;
        form.hidden = false;
        area.focus();
      } else if (submitter === report && !report.disabled && !isSending) void tell();
      return submitter === open || submitter === report;
    },
  };
}
