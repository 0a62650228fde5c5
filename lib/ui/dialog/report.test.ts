// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { textsFor } from '../texts/catalogue.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { disputeModel, reportView } from './report.ts';

it('keeps the focus while it is being sent, sends once, and says each time that it failed', async () => {
  const answers: ((kept: boolean) => void)[] = [];
  const send = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        answers.push(resolve);
      }),
  );
  const model = disputeModel('ACME', textsFor(dialogCatalogues, ['en']));
  const view = reportView(document, 'dispute', model, send);
  document.body.append(view.open, view.element);
  view.press(view.open);
  const report = view.element.querySelector('button');
  const said = () => view.element.querySelector('[role=status]')?.textContent;
  report?.focus();
  for (const times of [1, 2]) {
    view.press(report);
    view.press(report);
    expect(send).toHaveBeenCalledTimes(times);
    expect([document.activeElement, report?.disabled, said()]).toEqual([report, false, '']);
    answers[times - 1]?.(false);
    await vi.waitFor(() => expect(said()).toBe(model.failed));
  }
  for (const part of [view.open, view.element]) part.remove();
});
