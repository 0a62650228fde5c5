import { objectWith, listOf, oneOf, text } from '../../lib/core/policy/shape.ts';
import { send } from '../../lib/messaging/send.ts';
import type { CheckedPage } from '../../lib/ui/popup/index.ts';

/** What the tab's page is made of; null when it cannot be looked at. */
export async function checkPage(tabId: number | null): Promise<CheckedPage | null> {
  if (tabId === null) return null;
  const reply = await send('page/diagnose', { tabId });
  const report = reply.ok ? reply.value.report : null;
  return report === null ? null : readReport(report);
}

/** The report comes out of a page's process: nothing is taken for granted. */
export function readReport(report: string): CheckedPage | null {
  try {
    const parsed: unknown = JSON.parse(report);
    if (!isChecked(parsed)) return null;
    const { health, missing } = parsed;
    return { health, missing, report: JSON.stringify(parsed, null, 1) };
  } catch {
    return null;
  }
}

const shape = objectWith({
  health: oneOf('ok', 'degraded', 'blind', 'nothing', 'reload-needed'),
  missing: listOf(text),
});
function isChecked(value: unknown): value is Pick<CheckedPage, 'health' | 'missing'> {
  return shape(value);
}
