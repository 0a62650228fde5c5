import { neutralise } from '../excerpt.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';

/** "This isn't sensitive": what is said, and asked. */
export interface DisputeModel {
  readonly open: string;
  readonly field: string;
  readonly note: string;
  readonly report: string;
  readonly reported: string;
  readonly failed: string;
}

/** UTF-16 code units of a report's own words. */
const longestText = 500;

export function disputeModel(organisationName: string, { say }: Texts<DialogKey>): DisputeModel {
  const organisation = neutralise(organisationName);
  return {
    open: say('dispute'),
    field: say('disputeText'),
    note: say('disputeNote', { organisation }),
    report: say('disputeReport', { organisation }),
    reported: say('disputeReported', { organisation }),
    failed: say('disputeFailed'),
  };
}

/** One quiet button; pressed, it gives way to a field and the button that reports. The question stays open. */
export interface DisputeView {
  readonly element: HTMLElement;
  /** True when the button was one of these: it answers nothing. */
  press(submitter: HTMLElement | null, report: (text: string) => Promise<boolean>): boolean;
}

export function disputeView(document: Document, model: DisputeModel): DisputeView {
  const open = element(document, 'button', { type: 'submit', class: 'quiet' }, model.open);
  const area = element(document, 'textarea', {
    rows: '2',
    maxlength: String(longestText),
    dir: 'auto',
    'aria-describedby': 'dispute-note',
  });
  const report = element(document, 'button', { type: 'submit', class: 'other' }, model.report);
  const form = element(
    document,
    'div',
    { class: 'dispute', hidden: true },
    element(document, 'label', { class: 'field' }, model.field, area),
    element(document, 'p', { class: 'label', id: 'dispute-note' }, model.note),
    report,
  );
  const said = element(document, 'p', { class: 'label', role: 'status', tabindex: '-1' });
  const tell = async (send: (text: string) => Promise<boolean>) => {
    report.disabled = true;
    const isReported = await send(area.value.trim());
    report.disabled = false;
    said.textContent = isReported ? model.reported : model.failed;
    if (!isReported) return;
    // What has the focus goes away: who works by keyboard goes on from here.
    said.focus();
    form.hidden = true;
  };
  return {
    element: element(document, 'div', {}, open, form, said),
    press(submitter, send) {
      if (submitter === open) {
        open.hidden = true;
        form.hidden = false;
        area.focus();
      } else if (submitter === report) void tell(send);
      return submitter === open || submitter === report;
    },
  };
}
